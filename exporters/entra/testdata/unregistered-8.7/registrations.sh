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

  shown='"Camunda Operate"'
  slug=camunda-operate
  app_id=''
  unique=entra-studio-fernhill-camunda-operate-18606599
  same_name=displayName%20eq%20%27Camunda%20Operate%27
  scopes='openid profile email offline_access User.Read'
  groups=SecurityGroup
  secret_store=kubernetes
  secret_name=entra-credentials
  secret_key=operate-client-secret
  secret_place=kubernetes:entra-credentials/operate-client-secret
  registration

  shown='"Camunda Tasklist"'
  slug=camunda-tasklist
  app_id=''
  unique=entra-studio-fernhill-camunda-tasklist-d167e3ea
  same_name=displayName%20eq%20%27Camunda%20Tasklist%27
  scopes='openid profile email offline_access User.Read'
  groups=SecurityGroup
  secret_store=kubernetes
  secret_name=entra-credentials
  secret_key=tasklist-client-secret
  secret_place=kubernetes:entra-credentials/tasklist-client-secret
  registration

  shown='"Camunda Zeebe"'
  slug=camunda-zeebe
  app_id=''
  unique=entra-studio-fernhill-camunda-zeebe-1dfd9110
  same_name=displayName%20eq%20%27Camunda%20Zeebe%27
  scopes=''
  groups=SecurityGroup
  secret_store=kubernetes
  secret_name=entra-credentials
  secret_key=zeebe-client-secret
  secret_place=kubernetes:entra-credentials/zeebe-client-secret
  registration

  shown='"Camunda Connectors"'
  slug=camunda-connectors
  app_id=''
  unique=entra-studio-fernhill-camunda-connectors-3ba168dc
  same_name=displayName%20eq%20%27Camunda%20Connectors%27
  scopes=''
  groups=SecurityGroup
  secret_store=kubernetes
  secret_name=entra-credentials
  secret_key=connectors-client-secret
  secret_place=kubernetes:entra-credentials/connectors-client-secret
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

  shown='"Camunda Web Modeler UI"'
  slug=camunda-web-modeler-ui
  app_id=''
  unique=entra-studio-fernhill-camunda-web-modeler-ui-58ad14db
  same_name=displayName%20eq%20%27Camunda%20Web%20Modeler%20UI%27
  scopes='openid profile email offline_access User.Read'
  groups=SecurityGroup
  secret_store=none
  secret_name=''
  secret_key=''
  secret_place=''
  registration

  shown='"Camunda Web Modeler API"'
  slug=camunda-web-modeler-api
  app_id=''
  unique=entra-studio-fernhill-camunda-web-modeler-api-45f860c1
  same_name=displayName%20eq%20%27Camunda%20Web%20Modeler%20API%27
  scopes='openid profile email offline_access User.Read'
  groups=SecurityGroup
  secret_store=kubernetes
  secret_name=entra-credentials
  secret_key=web-modeler-api-client-secret
  secret_place=kubernetes:entra-credentials/web-modeler-api-client-secret
  registration

  shown='"Camunda Console"'
  slug=camunda-console
  app_id=''
  unique=entra-studio-fernhill-camunda-console-4868488f
  same_name=displayName%20eq%20%27Camunda%20Console%27
  scopes='openid profile email offline_access User.Read'
  groups=SecurityGroup
  secret_store=none
  secret_name=''
  secret_key=''
  secret_place=''
  registration
}

main "$@"
