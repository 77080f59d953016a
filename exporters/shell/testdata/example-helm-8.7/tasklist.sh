# A POSIX shell reads this file, for the program of the container tasklist:
#   . shell/tasklist.sh
# It exports variables and does nothing else. The values are quoted for a shell: docker compose would read
# some of them otherwise.
# No secret is in it; they are taken from OPERATE_ZEEBE_CLIENT_SECRET, TASKLIST_CLIENT_SECRET.

# TASKLIST_CLIENT_SECRET is in kubernetes:entra-credentials/tasklist-client-secret.
export CAMUNDA_TASKLIST_IDENTITY_CLIENTSECRET="${TASKLIST_CLIENT_SECRET:-$(kubectl get secret entra-credentials --output 'jsonpath={.data.tasklist-client-secret}' | base64 -d)}"
: "${CAMUNDA_TASKLIST_IDENTITY_CLIENTSECRET:?was not found}"
# OPERATE_ZEEBE_CLIENT_SECRET is in kubernetes:entra-credentials/zeebe-client-secret.
export ZEEBE_CLIENT_SECRET="${OPERATE_ZEEBE_CLIENT_SECRET:-$(kubectl get secret entra-credentials --output 'jsonpath={.data.zeebe-client-secret}' | base64 -d)}"
: "${ZEEBE_CLIENT_SECRET:?was not found}"

export SPRING_PROFILES_ACTIVE=identity-auth
export CAMUNDA_IDENTITY_TYPE=MICROSOFT
export CAMUNDA_TASKLIST_IDENTITY_BASEURL=http://identity:8084
export CAMUNDA_TASKLIST_IDENTITY_ISSUER_URL=https://login.microsoftonline.com/f3194a3b-381e-43e7-952c-466e473a1797/v2.0
export CAMUNDA_TASKLIST_IDENTITY_ISSUER_BACKEND_URL=https://login.microsoftonline.com/f3194a3b-381e-43e7-952c-466e473a1797/v2.0
export CAMUNDA_TASKLIST_IDENTITY_CLIENTID=c1b87f1a-7323-491b-99f9-cbef0f69a4d0
export CAMUNDA_TASKLIST_IDENTITY_AUDIENCE=c1b87f1a-7323-491b-99f9-cbef0f69a4d0
export CAMUNDA_TASKLIST_IDENTITY_REDIRECT_ROOT_URL=http://localhost:8082
export SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUER_URI=https://login.microsoftonline.com/f3194a3b-381e-43e7-952c-466e473a1797/v2.0
export SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_JWK_SET_URI=https://login.microsoftonline.com/f3194a3b-381e-43e7-952c-466e473a1797/discovery/v2.0/keys
export ZEEBE_CLIENT_ID=2eb73728-2fea-475e-b536-5e1458294a90
export ZEEBE_AUTHORIZATION_SERVER_URL=https://login.microsoftonline.com/f3194a3b-381e-43e7-952c-466e473a1797/oauth2/v2.0/token
export ZEEBE_TOKEN_AUDIENCE=2eb73728-2fea-475e-b536-5e1458294a90
export ZEEBE_TOKEN_SCOPE=2eb73728-2fea-475e-b536-5e1458294a90/.default
export SERVER_FORWARD_HEADERS_STRATEGY=framework
