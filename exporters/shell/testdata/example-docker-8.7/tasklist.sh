# A POSIX shell reads this file, for the program of the container tasklist:
#   . shell/tasklist.sh
# It exports variables and does nothing else. The values are quoted for a shell: docker compose would read
# some of them otherwise.
# No secret is in it; they are taken from TASKLIST_CLIENT_SECRET, ZEEBE_CLIENT_SECRET.

export CAMUNDA_TASKLIST_IDENTITY_CLIENTSECRET="${TASKLIST_CLIENT_SECRET:?is not set}"
export ZEEBE_CLIENT_SECRET="${ZEEBE_CLIENT_SECRET:?is not set}"

export SPRING_PROFILES_ACTIVE=identity-auth
export CAMUNDA_IDENTITY_TYPE=MICROSOFT
export CAMUNDA_TASKLIST_IDENTITY_BASEURL=http://identity:8084
export CAMUNDA_TASKLIST_IDENTITY_ISSUER_URL=https://login.microsoftonline.com/6800e67e-527f-4da6-96ec-4c60da8f3fe2/v2.0
export CAMUNDA_TASKLIST_IDENTITY_ISSUER_BACKEND_URL=https://login.microsoftonline.com/6800e67e-527f-4da6-96ec-4c60da8f3fe2/v2.0
export CAMUNDA_TASKLIST_IDENTITY_CLIENTID=6a015b66-5e4a-429c-9be7-df00cba497dd
export CAMUNDA_TASKLIST_IDENTITY_AUDIENCE=6a015b66-5e4a-429c-9be7-df00cba497dd
export CAMUNDA_TASKLIST_IDENTITY_REDIRECT_ROOT_URL=https://tasklist.example.com
export SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUER_URI=https://login.microsoftonline.com/6800e67e-527f-4da6-96ec-4c60da8f3fe2/v2.0
export SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_JWK_SET_URI=https://login.microsoftonline.com/6800e67e-527f-4da6-96ec-4c60da8f3fe2/discovery/v2.0/keys
export ZEEBE_CLIENT_ID=365bf63a-6659-4554-8410-3017ead492d2
export ZEEBE_AUTHORIZATION_SERVER_URL=https://login.microsoftonline.com/6800e67e-527f-4da6-96ec-4c60da8f3fe2/oauth2/v2.0/token
export ZEEBE_TOKEN_AUDIENCE=365bf63a-6659-4554-8410-3017ead492d2
export ZEEBE_TOKEN_SCOPE=365bf63a-6659-4554-8410-3017ead492d2/.default
export SERVER_FORWARD_HEADERS_STRATEGY=framework
