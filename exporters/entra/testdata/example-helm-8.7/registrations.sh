#!/usr/bin/env bash
# bash runs this script, with the Azure CLI (az): ./registrations.sh --help says how.
# It makes or updates the app registrations of the plan; without --apply it changes nothing.
set -euo pipefail
umask 077
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

# What the plan says of the tenant.
tenant=f3194a3b-381e-43e7-952c-466e473a1797
azure_cloud=AzureCloud
graph=https://graph.microsoft.com
graph_app=00000003-0000-0000-c000-000000000000
namespace=camunda

# ... the functions of registrations.sh ...

# What the plan says of each app registration.
registrations() {

  shown='"Camunda Management Identity"'
  slug=camunda-management-identity
  app_id=c498b6e7-3648-445e-9afa-3a387f006745
  unique=''
  same_name=displayName%20eq%20%27Camunda%20Management%20Identity%27
  scopes='openid profile email offline_access User.Read'
  groups=''
  secret_store=kubernetes
  secret_name=entra-credentials
  secret_key=identity-client-secret
  secret_place=kubernetes:entra-credentials/identity-client-secret
  registration

  shown='"Camunda Operate"'
  slug=camunda-operate
  app_id=ab57f985-4332-43da-a75a-2e199b58ba8d
  unique=''
  same_name=displayName%20eq%20%27Camunda%20Operate%27
  scopes='openid profile email offline_access User.Read'
  groups=''
  secret_store=kubernetes
  secret_name=entra-credentials
  secret_key=operate-client-secret
  secret_place=kubernetes:entra-credentials/operate-client-secret
  registration

  shown='"Camunda Tasklist"'
  slug=camunda-tasklist
  app_id=c1b87f1a-7323-491b-99f9-cbef0f69a4d0
  unique=''
  same_name=displayName%20eq%20%27Camunda%20Tasklist%27
  scopes='openid profile email offline_access User.Read'
  groups=''
  secret_store=kubernetes
  secret_name=entra-credentials
  secret_key=tasklist-client-secret
  secret_place=kubernetes:entra-credentials/tasklist-client-secret
  registration

  shown='"Camunda Zeebe"'
  slug=camunda-zeebe
  app_id=2eb73728-2fea-475e-b536-5e1458294a90
  unique=''
  same_name=displayName%20eq%20%27Camunda%20Zeebe%27
  scopes=''
  groups=''
  secret_store=kubernetes
  secret_name=entra-credentials
  secret_key=zeebe-client-secret
  secret_place=kubernetes:entra-credentials/zeebe-client-secret
  registration

  shown='"Camunda Connectors"'
  slug=camunda-connectors
  app_id=ac3e0b5b-c291-4709-8c1e-26038dabf68e
  unique=''
  same_name=displayName%20eq%20%27Camunda%20Connectors%27
  scopes=''
  groups=''
  secret_store=kubernetes
  secret_name=entra-credentials
  secret_key=connectors-client-secret
  secret_place=kubernetes:entra-credentials/connectors-client-secret
  registration

  shown='"Camunda Optimize"'
  slug=camunda-optimize
  app_id=2f314fdb-43c4-4bc7-a4cc-dcf9ea5ee53c
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
  app_id=bafe9bd1-20c5-4152-9127-c47089bf36a2
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
  app_id=fe014372-9313-4adf-bba3-fec76ca387b5
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
  app_id=9280ba2e-1534-43fd-b357-71b237d047c9
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
