# A POSIX shell reads this file, for the program of the container connectors:
#   . shell/connectors.sh
# It exports variables and does nothing else. The values are quoted for a shell: docker compose would read
# some of them otherwise.
# No secret is in it; they are taken from CONNECTORS_CLIENT_SECRET, ZEEBE_CLIENT_SECRET.

export OPERATE_CLIENT_CLIENT_SECRET="${CONNECTORS_CLIENT_SECRET:?is not set}"
export CAMUNDA_CLIENT_AUTH_CLIENT_SECRET="${ZEEBE_CLIENT_SECRET:?is not set}"

export OPERATE_CLIENT_CLIENT_ID=23961c52-2970-4819-ae6f-8f356f02bfb4
export OPERATE_CLIENT_AUDIENCE=b6d9f6f4-5cdc-48b9-9a64-00c790010259
export OPERATE_CLIENT_AUTHURL=https://login.microsoftonline.com/6800e67e-527f-4da6-96ec-4c60da8f3fe2/oauth2/v2.0/token
export OPERATE_CLIENT_BASEURL=http://operate:8080
export OPERATE_CLIENT_PROFILE=oidc
export OPERATE_CLIENT_SCOPE=b6d9f6f4-5cdc-48b9-9a64-00c790010259/.default
export CAMUNDA_CLIENT_AUTH_CLIENT_ID=365bf63a-6659-4554-8410-3017ead492d2
export CAMUNDA_CLIENT_AUTH_TOKENURL=https://login.microsoftonline.com/6800e67e-527f-4da6-96ec-4c60da8f3fe2/oauth2/v2.0/token
export CAMUNDA_CLIENT_ZEEBE_AUDIENCE=365bf63a-6659-4554-8410-3017ead492d2
export CAMUNDA_CLIENT_ZEEBE_SCOPE=365bf63a-6659-4554-8410-3017ead492d2/.default
export CAMUNDA_CLIENT_MODE=self-managed
export CAMUNDA_CLIENT_ZEEBE_RESTADDRESS=http://zeebe:8080
export CAMUNDA_CLIENT_ZEEBE_GRPCADDRESS=http://zeebe:26500
