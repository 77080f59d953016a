# A POSIX shell reads this file, for the program of the container orchestration (Orchestration Cluster):
#   . shell/orchestration.sh
# It exports variables and does nothing else. The values are quoted for a shell: docker compose would read
# some of them otherwise.
# No secret is in it; they are taken from ORCHESTRATION_CLIENT_SECRET.

# ORCHESTRATION_CLIENT_SECRET is in kubernetes:entra-credentials/orchestration-cluster-client-secret.
export CAMUNDA_SECURITY_AUTHENTICATION_OIDC_CLIENTSECRET="${ORCHESTRATION_CLIENT_SECRET:-$(kubectl get secret entra-credentials --output 'jsonpath={.data.orchestration-cluster-client-secret}' | base64 -d)}"
: "${CAMUNDA_SECURITY_AUTHENTICATION_OIDC_CLIENTSECRET:?was not found}"

export SPRING_PROFILES_ACTIVE=admin,broker,operate,tasklist,consolidated-auth
export CAMUNDA_SECURITY_AUTHENTICATION_METHOD=oidc
export CAMUNDA_SECURITY_AUTHENTICATION_OIDC_ISSUERURI=https://login.microsoftonline.com/3ceaaf30-8142-48ea-91d9-3080f9b439fc/v2.0
export CAMUNDA_SECURITY_AUTHENTICATION_OIDC_CLIENTID=6301bbfc-a0c5-454e-8ff9-bb510944fe0c
export CAMUNDA_SECURITY_AUTHENTICATION_OIDC_AUDIENCES=6301bbfc-a0c5-454e-8ff9-bb510944fe0c,3a124c64-7e02-4f05-b7c1-dce27f7695f5
export CAMUNDA_SECURITY_AUTHENTICATION_OIDC_REDIRECTURI=http://localhost:8080/sso-callback
export CAMUNDA_SECURITY_AUTHENTICATION_OIDC_USERNAMECLAIM=preferred_username
export CAMUNDA_SECURITY_AUTHENTICATION_OIDC_CLIENTIDCLAIM=azp
export CAMUNDA_SECURITY_AUTHENTICATION_OIDC_PREFERUSERNAMECLAIM=true
export CAMUNDA_SECURITY_AUTHENTICATION_OIDC_SCOPE=openid,profile,offline_access,6301bbfc-a0c5-454e-8ff9-bb510944fe0c/.default
export CAMUNDA_SECURITY_AUTHENTICATION_OIDC_USERINFOENABLED=false
export SERVER_FORWARD_HEADERS_STRATEGY=framework
export CAMUNDA_DATA_SECONDARYSTORAGE_TYPE=elasticsearch
export CAMUNDA_DATA_SECONDARYSTORAGE_ELASTICSEARCH_URL=http://elasticsearch-es-http:9200
export CAMUNDA_SECURITY_INITIALIZATION_DEFAULTROLES_ADMIN_USERS_0=admin@example.com
export CAMUNDA_SECURITY_INITIALIZATION_DEFAULTROLES_CONNECTORS_CLIENTS_0=6301bbfc-a0c5-454e-8ff9-bb510944fe0c
