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
export CAMUNDA_SECURITY_AUTHENTICATION_OIDC_ISSUERURI=https://login.microsoftonline.com/78b7d0ac-8477-4ce0-8e4c-da11b43c589b/v2.0
export CAMUNDA_SECURITY_AUTHENTICATION_OIDC_CLIENTID=c1acc990-6424-450a-a36b-f9b3ddcb369d
export CAMUNDA_SECURITY_AUTHENTICATION_OIDC_AUDIENCES=c1acc990-6424-450a-a36b-f9b3ddcb369d,99356597-6fba-4662-b6a7-30b7b12e9eed
export CAMUNDA_SECURITY_AUTHENTICATION_OIDC_REDIRECTURI=http://localhost:8080/sso-callback
export CAMUNDA_SECURITY_AUTHENTICATION_OIDC_USERNAMECLAIM=preferred_username
export CAMUNDA_SECURITY_AUTHENTICATION_OIDC_CLIENTIDCLAIM=azp
export CAMUNDA_SECURITY_AUTHENTICATION_OIDC_PREFERUSERNAMECLAIM=true
export CAMUNDA_SECURITY_AUTHENTICATION_OIDC_SCOPE=openid,profile,offline_access,c1acc990-6424-450a-a36b-f9b3ddcb369d/.default
export SERVER_FORWARD_HEADERS_STRATEGY=framework
export CAMUNDA_DATA_SECONDARYSTORAGE_TYPE=elasticsearch
export CAMUNDA_DATA_SECONDARYSTORAGE_ELASTICSEARCH_URL=http://elasticsearch-es-http:9200
export CAMUNDA_SECURITY_INITIALIZATION_DEFAULTROLES_ADMIN_USERS_0=admin@example.com
export CAMUNDA_SECURITY_INITIALIZATION_DEFAULTROLES_CONNECTORS_CLIENTS_0=c1acc990-6424-450a-a36b-f9b3ddcb369d
