#!/usr/bin/env bash
# bash runs this script, with the Azure CLI (az): ./registrations.sh --help says how.
# It makes or updates the app registrations of the plan; without --apply it changes nothing.
set -euo pipefail
umask 077
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

# What the plan says of the tenant.
tenant=27f82f94-6709-4347-bf02-83a32bc318aa
azure_cloud=AzureCloud
graph=https://graph.microsoft.com
graph_app=00000003-0000-0000-c000-000000000000
namespace=camunda-prod

# ... the functions of registrations.sh ...

# What the plan says of each app registration.
registrations() {

  shown='"Camunda Management Identity"'
  slug=camunda-management-identity
  app_id=90237de7-232a-49de-bed4-32292ed99a49
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
  app_id=521b55ad-a989-48e5-9645-f8997a98714f
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
  app_id=9e450909-a8d1-4dea-9ddf-c65e144b2080
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
  app_id=13d38b63-47e3-4c09-b70c-349f6dcb6633
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
  app_id=1e527ff9-160e-47a4-89f1-c7e23916e1df
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
  app_id=c51ae08b-3727-4581-be57-821b6396e022
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
