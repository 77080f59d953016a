#!/usr/bin/env bash
# bash runs this script, with the Azure CLI (az): ./registrations.sh --help says how.
# It makes or updates the app registrations of the plan; without --apply it changes nothing.
set -euo pipefail
umask 077
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

# What the plan says of the tenant.
tenant=7c0ffee0-0000-4abc-9def-0123456789ab
azure_cloud=AzureUSGovernment
graph=https://dod-graph.microsoft.us
graph_app=00000003-0000-0000-c000-000000000000
namespace=camunda

# ... the functions of registrations.sh ...

# What the plan says of each app registration.
registrations() {

  shown='"Camunda Management Identity"'
  slug=camunda-management-identity
  app_id=''
  unique=entra-studio-fernhill-camunda-management-identity-3656de4f
  same_name=displayName%20eq%20%27Camunda%20Management%20Identity%27
  scopes='openid profile email offline_access User.Read'
  groups=SecurityGroup
  secret_store=kubernetes
  secret_name=entra-credentials
  secret_key=management-identity-client-secret
  secret_place=kubernetes:entra-credentials/management-identity-client-secret
  registration

  shown='"Camunda Orchestration Cluster"'
  slug=camunda-orchestration-cluster
  app_id=''
  unique=entra-studio-fernhill-camunda-orchestration-cluster-2d158db7
  same_name=displayName%20eq%20%27Camunda%20Orchestration%20Cluster%27
  scopes='openid profile email offline_access User.Read'
  groups=SecurityGroup
  secret_store=kubernetes
  secret_name=entra-credentials
  secret_key=orchestration-client-secret
  secret_place=kubernetes:entra-credentials/orchestration-client-secret
  registration

  shown='"Camunda Optimize"'
  slug=camunda-optimize
  app_id=''
  unique=entra-studio-fernhill-camunda-optimize-96427fd3
  same_name=displayName%20eq%20%27Camunda%20Optimize%27
  scopes='openid profile email offline_access User.Read'
  groups=SecurityGroup
  secret_store=kubernetes
  secret_name=entra-credentials
  secret_key=optimize-client-secret
  secret_place=kubernetes:entra-credentials/optimize-client-secret
  registration

  shown='"Camunda Hub UI"'
  slug=camunda-hub-ui
  app_id=''
  unique=entra-studio-fernhill-camunda-hub-ui-d88789ee
  same_name=displayName%20eq%20%27Camunda%20Hub%20UI%27
  scopes='openid profile email offline_access User.Read'
  groups=SecurityGroup
  secret_store=none
  secret_name=''
  secret_key=''
  secret_place=''
  registration

  shown='"Camunda Hub API"'
  slug=camunda-hub-api
  app_id=''
  unique=entra-studio-fernhill-camunda-hub-api-29e17f68
  same_name=displayName%20eq%20%27Camunda%20Hub%20API%27
  scopes='openid profile email offline_access User.Read'
  groups=SecurityGroup
  secret_store=kubernetes
  secret_name=entra-credentials
  secret_key=hub-api-client-secret
  secret_place=kubernetes:entra-credentials/hub-api-client-secret
  registration
}

main "$@"
