#!/usr/bin/env bash
# bash runs this script, with the Azure CLI (az): ./registrations.sh --help says how.
# It makes or updates the app registrations of the plan; without --apply it changes nothing.
set -euo pipefail
umask 077
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

# What the plan says of the tenant.
tenant=3ceaaf30-8142-48ea-91d9-3080f9b439fc
azure_cloud=AzureCloud
graph=https://graph.microsoft.com
graph_app=00000003-0000-0000-c000-000000000000
namespace=camunda

# ... the functions of registrations.sh ...

# What the plan says of each app registration.
registrations() {

  shown='"Camunda Management Identity"'
  slug=camunda-management-identity
  app_id=9dfb369b-ab13-4fae-a276-55daa05f1119
  unique=''
  same_name=displayName%20eq%20%27Camunda%20Management%20Identity%27
  scopes='openid profile email offline_access User.Read'
  groups=''
  secret_store=kubernetes
  secret_name=entra-credentials
  secret_key=identity-client-secret
  secret_place=kubernetes:entra-credentials/identity-client-secret
  registration

  shown='"Camunda Orchestration Cluster"'
  slug=camunda-orchestration-cluster
  app_id=6301bbfc-a0c5-454e-8ff9-bb510944fe0c
  unique=''
  same_name=displayName%20eq%20%27Camunda%20Orchestration%20Cluster%27
  scopes='openid profile email offline_access User.Read'
  groups=''
  secret_store=kubernetes
  secret_name=entra-credentials
  secret_key=orchestration-cluster-client-secret
  secret_place=kubernetes:entra-credentials/orchestration-cluster-client-secret
  registration

  shown='"Camunda Optimize"'
  slug=camunda-optimize
  app_id=6fced11d-2bd8-41e6-847a-8387cdde8d51
  unique=''
  same_name=displayName%20eq%20%27Camunda%20Optimize%27
  scopes='openid profile email offline_access User.Read'
  groups=''
  secret_store=kubernetes
  secret_name=entra-credentials
  secret_key=optimize-client-secret
  secret_place=kubernetes:entra-credentials/optimize-client-secret
  registration

  shown='"Camunda Web Modeler UI"'
  slug=camunda-web-modeler-ui
  app_id=3a124c64-7e02-4f05-b7c1-dce27f7695f5
  unique=''
  same_name=displayName%20eq%20%27Camunda%20Web%20Modeler%20UI%27
  scopes='openid profile email offline_access User.Read'
  groups=''
  secret_store=none
  secret_name=''
  secret_key=''
  secret_place=''
  registration

  shown='"Camunda Web Modeler API"'
  slug=camunda-web-modeler-api
  app_id=66080f17-4c96-48e2-9cbd-0ba3a1a6bcde
  unique=''
  same_name=displayName%20eq%20%27Camunda%20Web%20Modeler%20API%27
  scopes='openid profile email offline_access User.Read'
  groups=''
  secret_store=none
  secret_name=''
  secret_key=''
  secret_place=''
  registration

  shown='"Camunda Console"'
  slug=camunda-console
  app_id=b120a366-f0bb-49cf-82f2-dc05873f9bd0
  unique=''
  same_name=displayName%20eq%20%27Camunda%20Console%27
  scopes='openid profile email offline_access User.Read'
  groups=''
  secret_store=none
  secret_name=''
  secret_key=''
  secret_place=''
  registration
}

main "$@"
