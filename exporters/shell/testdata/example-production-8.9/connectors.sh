# A POSIX shell reads this file, for the program of the container connectors:
#   . shell/connectors.sh
# It exports variables and does nothing else. The values are quoted for a shell: docker compose would read
# some of them otherwise.
# No secret is in it; they are taken from ORCHESTRATION_CLIENT_SECRET.

# ORCHESTRATION_CLIENT_SECRET is in kubernetes:entra-credentials/orchestration-cluster-client-secret.
export CAMUNDA_CLIENT_AUTH_CLIENTSECRET="${ORCHESTRATION_CLIENT_SECRET:-$(kubectl get secret entra-credentials --namespace camunda-prod --output 'jsonpath={.data.orchestration-cluster-client-secret}' | base64 -d)}"
: "${CAMUNDA_CLIENT_AUTH_CLIENTSECRET:?was not found}"

export SERVER_SERVLET_CONTEXT_PATH=/connectors
export CAMUNDA_CLIENT_AUTH_METHOD=oidc
export CAMUNDA_CLIENT_AUTH_CLIENTID=521b55ad-a989-48e5-9645-f8997a98714f
export CAMUNDA_CLIENT_AUTH_AUDIENCE=521b55ad-a989-48e5-9645-f8997a98714f
export CAMUNDA_CLIENT_AUTH_SCOPE=521b55ad-a989-48e5-9645-f8997a98714f/.default
export CAMUNDA_CLIENT_AUTH_ISSUERURL=https://login.microsoftonline.com/27f82f94-6709-4347-bf02-83a32bc318aa/v2.0
export CAMUNDA_CLIENT_MODE=self-managed
export CAMUNDA_CLIENT_RESTADDRESS=http://orchestration:8080
export CAMUNDA_CLIENT_GRPCADDRESS=http://orchestration:26500
