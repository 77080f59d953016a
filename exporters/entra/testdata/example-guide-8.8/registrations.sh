#!/usr/bin/env bash
# bash runs this script, with the Azure CLI (az): ./registrations.sh --help says how.
# It makes or updates the app registrations of the plan; without --apply it changes nothing.
set -euo pipefail
umask 077
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

# What the plan says of the tenant.
tenant=7f3c2a10-5d0e-4b7a-9c54-1f0a6b2e9d11
azure_cloud=AzureCloud
graph=https://graph.microsoft.com
graph_app=00000003-0000-0000-c000-000000000000
namespace=camunda

# ... the functions of registrations.sh ...

# What the plan says of each app registration.
registrations() {

  shown='"Camunda Management Identity"'
  slug=camunda-management-identity
  app_id=0b7e6a52-93d1-4a0e-8f27-5c1d2e3f4a01
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
  app_id=1c8f7b63-a4e2-4b1f-9038-6d2e3f4a5b02
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
  app_id=2d908c74-b5f3-4c20-a149-7e3f4a5b6c03
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
  app_id=3ea19d85-c604-4d31-b25a-8f4a5b6c7d04
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
  app_id=4fb2ae96-d715-4e42-836b-904b5c6d7e05
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
  app_id=50c3bfa7-e826-4f53-947c-a15c6d7e8f06
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
