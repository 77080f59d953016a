# A POSIX shell reads this file, for the program of the container connectors:
#   . shell/connectors.sh
# It exports variables and does nothing else. The values are quoted for a shell: docker compose would read
# some of them otherwise.
# No secret is in it; they are taken from ORCHESTRATION_CLIENT_SECRET.

# ORCHESTRATION_CLIENT_SECRET is in kubernetes:entra-credentials/orchestration-cluster-client-secret.
export CAMUNDA_CLIENT_AUTH_CLIENTSECRET="${ORCHESTRATION_CLIENT_SECRET:-$(kubectl get secret entra-credentials --output 'jsonpath={.data.orchestration-cluster-client-secret}' | base64 -d)}"
: "${CAMUNDA_CLIENT_AUTH_CLIENTSECRET:?was not found}"

export CAMUNDA_CLIENT_AUTH_METHOD=oidc
export CAMUNDA_CLIENT_AUTH_CLIENTID=1c8f7b63-a4e2-4b1f-9038-6d2e3f4a5b02
export CAMUNDA_CLIENT_AUTH_AUDIENCE=1c8f7b63-a4e2-4b1f-9038-6d2e3f4a5b02
export CAMUNDA_CLIENT_AUTH_SCOPE=1c8f7b63-a4e2-4b1f-9038-6d2e3f4a5b02/.default
export CAMUNDA_CLIENT_AUTH_TOKENURL=https://login.microsoftonline.com/7f3c2a10-5d0e-4b7a-9c54-1f0a6b2e9d11/oauth2/v2.0/token
export CAMUNDA_CLIENT_MODE=self-managed
export CAMUNDA_CLIENT_RESTADDRESS=http://orchestration:8080
export CAMUNDA_CLIENT_GRPCADDRESS=http://orchestration:26500
