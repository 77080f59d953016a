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
export CAMUNDA_IDENTITY_ISSUER=https://login.microsoftonline.com/7f3c2a10-5d0e-4b7a-9c54-1f0a6b2e9d11/v2.0
export CAMUNDA_IDENTITY_ISSUER_BACKEND_URL=https://login.microsoftonline.com/7f3c2a10-5d0e-4b7a-9c54-1f0a6b2e9d11/v2.0
export CAMUNDA_IDENTITY_BASEURL=http://identity:8084
export CAMUNDA_IDENTITY_CLIENT_ID=2d908c74-b5f3-4c20-a149-7e3f4a5b6c03
export CAMUNDA_IDENTITY_AUDIENCE=2d908c74-b5f3-4c20-a149-7e3f4a5b6c03
export CAMUNDA_OPTIMIZE_SECURITY_AUTH_CCSM_REDIRECT_ROOT_URL=http://localhost:8083
export CAMUNDA_OPTIMIZE_API_AUDIENCE=2d908c74-b5f3-4c20-a149-7e3f4a5b6c03
export SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_JWK_SET_URI=https://login.microsoftonline.com/7f3c2a10-5d0e-4b7a-9c54-1f0a6b2e9d11/discovery/v2.0/keys
export SERVER_FORWARD_HEADERS_STRATEGY=framework
