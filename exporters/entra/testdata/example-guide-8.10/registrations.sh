#!/usr/bin/env bash
# bash runs this script, with the Azure CLI (az): ./registrations.sh --help says how.
# It makes or updates the app registrations of the plan; without --apply it changes nothing.
set -euo pipefail
umask 077
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

# What the plan says of the tenant.
tenant=78b7d0ac-8477-4ce0-8e4c-da11b43c589b
azure_cloud=AzureCloud
graph=https://graph.microsoft.com
graph_app=00000003-0000-0000-c000-000000000000
namespace=camunda

# ... the functions of registrations.sh ...

# What the plan says of each app registration.
registrations() {

  shown='"Camunda Management Identity"'
  slug=camunda-management-identity
  app_id=2330fcf1-562a-44b8-8866-8d77e827062c
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
  app_id=c1acc990-6424-450a-a36b-f9b3ddcb369d
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
  app_id=9ad9b9a2-5e78-454d-b065-a1c284cc4549
  unique=''
  same_name=displayName%20eq%20%27Camunda%20Optimize%27
  scopes='openid profile email offline_access User.Read'
  groups=''
  secret_store=kubernetes
  secret_name=entra-credentials
  secret_key=optimize-client-secret
  secret_place=kubernetes:entra-credentials/optimize-client-secret
  registration

  shown='"Camunda Hub UI"'
  slug=camunda-hub-ui
  app_id=99356597-6fba-4662-b6a7-30b7b12e9eed
  unique=''
  same_name=displayName%20eq%20%27Camunda%20Hub%20UI%27
  scopes='openid profile email offline_access User.Read'
  groups=''
  secret_store=none
  secret_name=''
  secret_key=''
  secret_place=''
  registration

  shown='"Camunda Hub API"'
  slug=camunda-hub-api
  app_id=8df08078-a22e-4180-85c2-c2af3977a654
  unique=''
  same_name=displayName%20eq%20%27Camunda%20Hub%20API%27
  scopes='openid profile email offline_access User.Read'
  groups=''
  secret_store=none
  secret_name=''
  secret_key=''
  secret_place=''
  registration
}

main "$@"
