# A POSIX shell reads this file, for the program of the container operate:
#   . shell/operate.sh
# It exports variables and does nothing else. The values are quoted for a shell: docker compose would read
# some of them otherwise.
# No secret is in it; they are taken from OPERATE_CLIENT_SECRET, ZEEBE_CLIENT_SECRET.

export CAMUNDA_OPERATE_IDENTITY_CLIENTSECRET="${OPERATE_CLIENT_SECRET:?is not set}"
export ZEEBE_CLIENT_SECRET="${ZEEBE_CLIENT_SECRET:?is not set}"

export SPRING_PROFILES_ACTIVE=identity-auth
export CAMUNDA_IDENTITY_TYPE=MICROSOFT
export CAMUNDA_OPERATE_IDENTITY_BASEURL=http://identity:8084
export CAMUNDA_OPERATE_IDENTITY_ISSUER_URL=https://login.microsoftonline.com/6800e67e-527f-4da6-96ec-4c60da8f3fe2/v2.0
export CAMUNDA_OPERATE_IDENTITY_ISSUER_BACKEND_URL=https://login.microsoftonline.com/6800e67e-527f-4da6-96ec-4c60da8f3fe2/v2.0
export CAMUNDA_OPERATE_IDENTITY_CLIENTID=b6d9f6f4-5cdc-48b9-9a64-00c790010259
export CAMUNDA_OPERATE_IDENTITY_AUDIENCE=b6d9f6f4-5cdc-48b9-9a64-00c790010259
export CAMUNDA_OPERATE_IDENTITY_REDIRECT_ROOT_URL=https://operate.example.com
export SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUER_URI=https://login.microsoftonline.com/6800e67e-527f-4da6-96ec-4c60da8f3fe2/v2.0
export SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_JWK_SET_URI=https://login.microsoftonline.com/6800e67e-527f-4da6-96ec-4c60da8f3fe2/discovery/v2.0/keys
export ZEEBE_CLIENT_ID=365bf63a-6659-4554-8410-3017ead492d2
export ZEEBE_AUTHORIZATION_SERVER_URL=https://login.microsoftonline.com/6800e67e-527f-4da6-96ec-4c60da8f3fe2/oauth2/v2.0/token
export ZEEBE_TOKEN_AUDIENCE=365bf63a-6659-4554-8410-3017ead492d2
export ZEEBE_TOKEN_SCOPE=365bf63a-6659-4554-8410-3017ead492d2/.default
export SERVER_FORWARD_HEADERS_STRATEGY=framework
