# A POSIX shell reads this file, for the program of the container connectors:
#   . shell/connectors.sh
# It exports variables and does nothing else. The values are quoted for a shell: docker compose would read
# some of them otherwise.
# No secret is in it; they are taken from CONNECTORS_CLIENT_SECRET, OPERATE_ZEEBE_CLIENT_SECRET.

# CONNECTORS_CLIENT_SECRET is in kubernetes:entra-credentials/connectors-client-secret.
export OPERATE_CLIENT_CLIENT_SECRET="${CONNECTORS_CLIENT_SECRET:-$(kubectl get secret entra-credentials --output 'jsonpath={.data.connectors-client-secret}' | base64 -d)}"
: "${OPERATE_CLIENT_CLIENT_SECRET:?was not found}"
# OPERATE_ZEEBE_CLIENT_SECRET is in kubernetes:entra-credentials/zeebe-client-secret.
export CAMUNDA_CLIENT_AUTH_CLIENT_SECRET="${OPERATE_ZEEBE_CLIENT_SECRET:-$(kubectl get secret entra-credentials --output 'jsonpath={.data.zeebe-client-secret}' | base64 -d)}"
: "${CAMUNDA_CLIENT_AUTH_CLIENT_SECRET:?was not found}"

export OPERATE_CLIENT_CLIENT_ID=ac3e0b5b-c291-4709-8c1e-26038dabf68e
export OPERATE_CLIENT_AUDIENCE=ab57f985-4332-43da-a75a-2e199b58ba8d
export OPERATE_CLIENT_AUTHURL=https://login.microsoftonline.com/f3194a3b-381e-43e7-952c-466e473a1797/oauth2/v2.0/token
export OPERATE_CLIENT_BASEURL=http://operate:8080
export OPERATE_CLIENT_PROFILE=oidc
export OPERATE_CLIENT_SCOPE=ab57f985-4332-43da-a75a-2e199b58ba8d/.default
export CAMUNDA_CLIENT_AUTH_CLIENT_ID=2eb73728-2fea-475e-b536-5e1458294a90
export CAMUNDA_CLIENT_AUTH_TOKENURL=https://login.microsoftonline.com/f3194a3b-381e-43e7-952c-466e473a1797/oauth2/v2.0/token
export CAMUNDA_CLIENT_ZEEBE_AUDIENCE=2eb73728-2fea-475e-b536-5e1458294a90
export CAMUNDA_CLIENT_ZEEBE_SCOPE=2eb73728-2fea-475e-b536-5e1458294a90/.default
export CAMUNDA_CLIENT_MODE=self-managed
export CAMUNDA_CLIENT_ZEEBE_RESTADDRESS=http://zeebe:8080
export CAMUNDA_CLIENT_ZEEBE_GRPCADDRESS=http://zeebe:26500
