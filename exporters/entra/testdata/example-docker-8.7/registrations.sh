#!/usr/bin/env bash
# bash runs this script, with the Azure CLI (az): ./registrations.sh --help says how.
# It makes or updates the app registrations of the plan; without --apply it changes nothing.
set -euo pipefail
umask 077
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

# What the plan says of the tenant.
tenant=6800e67e-527f-4da6-96ec-4c60da8f3fe2
azure_cloud=AzureCloud
graph=https://graph.microsoft.com
graph_app=00000003-0000-0000-c000-000000000000
namespace=camunda

# ... the functions of registrations.sh ...

# What the plan says of each app registration.
registrations() {

  shown='"Camunda Management Identity"'
  slug=camunda-management-identity
  app_id=98daa4bf-7559-4f89-b3fb-95ee22432045
  unique=''
  same_name=displayName%20eq%20%27Camunda%20Management%20Identity%27
  scopes='openid profile email offline_access User.Read'
  groups=''
  secret_store=elsewhere
  secret_name=''
  secret_key=''
  secret_place='"env:IDENTITY_CLIENT_SECRET"'
  registration

  shown='"Camunda Operate"'
  slug=camunda-operate
  app_id=b6d9f6f4-5cdc-48b9-9a64-00c790010259
  unique=''
  same_name=displayName%20eq%20%27Camunda%20Operate%27
  scopes='openid profile email offline_access User.Read'
  groups=''
  secret_store=elsewhere
  secret_name=''
  secret_key=''
  secret_place='"env:OPERATE_CLIENT_SECRET"'
  registration

  shown='"Camunda Tasklist"'
  slug=camunda-tasklist
  app_id=6a015b66-5e4a-429c-9be7-df00cba497dd
  unique=''
  same_name=displayName%20eq%20%27Camunda%20Tasklist%27
  scopes='openid profile email offline_access User.Read'
  groups=''
  secret_store=elsewhere
  secret_name=''
  secret_key=''
  secret_place='"env:TASKLIST_CLIENT_SECRET"'
  registration

  shown='"Camunda Zeebe"'
  slug=camunda-zeebe
  app_id=365bf63a-6659-4554-8410-3017ead492d2
  unique=''
  same_name=displayName%20eq%20%27Camunda%20Zeebe%27
  scopes=''
  groups=''
  secret_store=elsewhere
  secret_name=''
  secret_key=''
  secret_place='"env:ZEEBE_CLIENT_SECRET"'
  registration

  shown='"Camunda Connectors"'
  slug=camunda-connectors
  app_id=23961c52-2970-4819-ae6f-8f356f02bfb4
  unique=''
  same_name=displayName%20eq%20%27Camunda%20Connectors%27
  scopes=''
  groups=''
  secret_store=elsewhere
  secret_name=''
  secret_key=''
  secret_place='"env:CONNECTORS_CLIENT_SECRET"'
  registration

  shown='"Camunda Optimize"'
  slug=camunda-optimize
  app_id=48018f5e-1863-41da-abca-5daa475d779c
  unique=''
  same_name=displayName%20eq%20%27Camunda%20Optimize%27
  scopes='openid profile email offline_access User.Read'
  groups=''
  secret_store=elsewhere
  secret_name=''
  secret_key=''
  secret_place='"env:OPTIMIZE_CLIENT_SECRET"'
  registration
}

main "$@"
