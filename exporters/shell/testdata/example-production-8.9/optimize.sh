# A POSIX shell reads this file, for the program of the container optimize:
#   . shell/optimize.sh
# It exports variables and does nothing else. The values are quoted for a shell: docker compose would read
# some of them otherwise.
# No secret is in it; they are taken from OPTIMIZE_CLIENT_SECRET.

# OPTIMIZE_CLIENT_SECRET is in kubernetes:entra-credentials/optimize-client-secret.
export CAMUNDA_IDENTITY_CLIENT_SECRET="${OPTIMIZE_CLIENT_SECRET:-$(kubectl get secret entra-credentials --namespace camunda-prod --output 'jsonpath={.data.optimize-client-secret}' | base64 -d)}"
: "${CAMUNDA_IDENTITY_CLIENT_SECRET:?was not found}"

export CAMUNDA_OPTIMIZE_CONTEXT_PATH=/optimize
export SPRING_PROFILES_ACTIVE=ccsm
export CAMUNDA_IDENTITY_TYPE=MICROSOFT
export CAMUNDA_IDENTITY_ISSUER=https://login.microsoftonline.com/27f82f94-6709-4347-bf02-83a32bc318aa/v2.0
export CAMUNDA_IDENTITY_ISSUER_BACKEND_URL=https://login.microsoftonline.com/27f82f94-6709-4347-bf02-83a32bc318aa/v2.0
export CAMUNDA_IDENTITY_BASEURL=http://identity:8084
export CAMUNDA_IDENTITY_CLIENT_ID=9e450909-a8d1-4dea-9ddf-c65e144b2080
export CAMUNDA_IDENTITY_AUDIENCE=9e450909-a8d1-4dea-9ddf-c65e144b2080
export CAMUNDA_OPTIMIZE_SECURITY_AUTH_CCSM_REDIRECT_ROOT_URL=https://camunda.example.org/optimize
export CAMUNDA_OPTIMIZE_API_AUDIENCE=9e450909-a8d1-4dea-9ddf-c65e144b2080
export SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_JWK_SET_URI=https://login.microsoftonline.com/27f82f94-6709-4347-bf02-83a32bc318aa/discovery/v2.0/keys
export SERVER_FORWARD_HEADERS_STRATEGY=framework
