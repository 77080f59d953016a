# A POSIX shell reads this file, for the program of the container orchestration (Orchestration Cluster):
#   . shell/orchestration.sh
# It exports variables and does nothing else. The values are quoted for a shell: docker compose would read
# some of them otherwise.
# No secret is in it; they are taken from ORCHESTRATION_CLIENT_SECRET.

# ORCHESTRATION_CLIENT_SECRET is in kubernetes:entra-credentials/orchestration-cluster-client-secret.
export CAMUNDA_SECURITY_AUTHENTICATION_OIDC_CLIENTSECRET="${ORCHESTRATION_CLIENT_SECRET:-$(kubectl get secret entra-credentials --output 'jsonpath={.data.orchestration-cluster-client-secret}' | base64 -d)}"
: "${CAMUNDA_SECURITY_AUTHENTICATION_OIDC_CLIENTSECRET:?was not found}"

export SPRING_PROFILES_ACTIVE=broker,identity,operate,tasklist,consolidated-auth
export CAMUNDA_SECURITY_AUTHENTICATION_METHOD=oidc
export CAMUNDA_SECURITY_AUTHENTICATION_OIDC_ISSUERURI=https://login.microsoftonline.com/7f3c2a10-5d0e-4b7a-9c54-1f0a6b2e9d11/v2.0
export CAMUNDA_SECURITY_AUTHENTICATION_OIDC_CLIENTID=1c8f7b63-a4e2-4b1f-9038-6d2e3f4a5b02
export CAMUNDA_SECURITY_AUTHENTICATION_OIDC_AUDIENCES=1c8f7b63-a4e2-4b1f-9038-6d2e3f4a5b02,3ea19d85-c604-4d31-b25a-8f4a5b6c7d04
export CAMUNDA_SECURITY_AUTHENTICATION_OIDC_REDIRECTURI=http://localhost:8080/sso-callback
export CAMUNDA_SECURITY_AUTHENTICATION_OIDC_USERNAMECLAIM=preferred_username
export CAMUNDA_SECURITY_AUTHENTICATION_OIDC_CLIENTIDCLAIM=azp
export CAMUNDA_SECURITY_AUTHENTICATION_OIDC_PREFERUSERNAMECLAIM=true
export CAMUNDA_SECURITY_AUTHENTICATION_OIDC_SCOPE=openid,profile,offline_access,1c8f7b63-a4e2-4b1f-9038-6d2e3f4a5b02/.default
export SERVER_FORWARD_HEADERS_STRATEGY=framework
export CAMUNDA_SECURITY_INITIALIZATION_DEFAULTROLES_ADMIN_USERS_0=admin@example.com
export CAMUNDA_SECURITY_INITIALIZATION_DEFAULTROLES_CONNECTORS_CLIENTS_0=1c8f7b63-a4e2-4b1f-9038-6d2e3f4a5b02
