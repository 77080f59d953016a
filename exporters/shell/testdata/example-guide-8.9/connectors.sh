# A POSIX shell reads this file, for the program of the container connectors:
#   . shell/connectors.sh
# It exports variables and does nothing else. The values are quoted for a shell: docker compose would read
# some of them otherwise.
# No secret is in it; they are taken from ORCHESTRATION_CLIENT_SECRET.

# ORCHESTRATION_CLIENT_SECRET is in kubernetes:entra-credentials/orchestration-cluster-client-secret.
export CAMUNDA_CLIENT_AUTH_CLIENTSECRET="${ORCHESTRATION_CLIENT_SECRET:-$(kubectl get secret entra-credentials --output 'jsonpath={.data.orchestration-cluster-client-secret}' | base64 -d)}"
: "${CAMUNDA_CLIENT_AUTH_CLIENTSECRET:?was not found}"

export CAMUNDA_CLIENT_AUTH_METHOD=oidc
export CAMUNDA_CLIENT_AUTH_CLIENTID=6301bbfc-a0c5-454e-8ff9-bb510944fe0c
export CAMUNDA_CLIENT_AUTH_AUDIENCE=6301bbfc-a0c5-454e-8ff9-bb510944fe0c
export CAMUNDA_CLIENT_AUTH_SCOPE=6301bbfc-a0c5-454e-8ff9-bb510944fe0c/.default
export CAMUNDA_CLIENT_AUTH_ISSUERURL=https://login.microsoftonline.com/3ceaaf30-8142-48ea-91d9-3080f9b439fc/v2.0
export CAMUNDA_CLIENT_MODE=self-managed
export CAMUNDA_CLIENT_RESTADDRESS=http://orchestration:8080
export CAMUNDA_CLIENT_GRPCADDRESS=http://orchestration:26500
