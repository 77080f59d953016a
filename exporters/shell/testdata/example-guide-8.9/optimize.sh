# A POSIX shell reads this file, for the program of the container optimize:
#   . shell/optimize.sh
# It exports variables and does nothing else. The values are quoted for a shell: docker compose would read
# some of them otherwise.
# No secret is in it; they are taken from OPTIMIZE_CLIENT_SECRET.

# OPTIMIZE_CLIENT_SECRET is in kubernetes:entra-credentials/optimize-client-secret.
export CAMUNDA_IDENTITY_CLIENT_SECRET="${OPTIMIZE_CLIENT_SECRET:-$(kubectl get secret entra-credentials --output 'jsonpath={.data.optimize-client-secret}' | base64 -d)}"
: "${CAMUNDA_IDENTITY_CLIENT_SECRET:?was not found}"

export SPRING_PROFILES_ACTIVE=ccsm
export CAMUNDA_IDENTITY_TYPE=MICROSOFT
export CAMUNDA_IDENTITY_ISSUER=https://login.microsoftonline.com/3ceaaf30-8142-48ea-91d9-3080f9b439fc/v2.0
export CAMUNDA_IDENTITY_ISSUER_BACKEND_URL=https://login.microsoftonline.com/3ceaaf30-8142-48ea-91d9-3080f9b439fc/v2.0
export CAMUNDA_IDENTITY_BASEURL=http://identity:8084
export CAMUNDA_IDENTITY_CLIENT_ID=6fced11d-2bd8-41e6-847a-8387cdde8d51
export CAMUNDA_IDENTITY_AUDIENCE=6fced11d-2bd8-41e6-847a-8387cdde8d51
export CAMUNDA_OPTIMIZE_SECURITY_AUTH_CCSM_REDIRECT_ROOT_URL=http://localhost:8083
export CAMUNDA_OPTIMIZE_API_AUDIENCE=6fced11d-2bd8-41e6-847a-8387cdde8d51
export SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_JWK_SET_URI=https://login.microsoftonline.com/3ceaaf30-8142-48ea-91d9-3080f9b439fc/discovery/v2.0/keys
export SERVER_FORWARD_HEADERS_STRATEGY=framework
