# A POSIX shell reads this file, for the program of the container web-modeler-restapi (Web Modeler):
#   . shell/web-modeler-restapi.sh
# It exports variables and does nothing else. The values are quoted for a shell: docker compose would read
# some of them otherwise.
# No secret is in it; they are taken from WEB_MODELER_DATABASE_PASSWORD, WEB_MODELER_PUSHER_CLIENT_SECRET, WEB_MODELER_PUSHER_SECRET.

# WEB_MODELER_PUSHER_SECRET is in kubernetes:camunda-credentials/webmodeler-pusher-app-secret.
export RESTAPI_PUSHER_SECRET="${WEB_MODELER_PUSHER_SECRET:-$(kubectl get secret camunda-credentials --output 'jsonpath={.data.webmodeler-pusher-app-secret}' | base64 -d)}"
: "${RESTAPI_PUSHER_SECRET:?was not found}"
# WEB_MODELER_PUSHER_CLIENT_SECRET is in kubernetes:camunda-credentials/webmodeler-pusher-app-key.
export RESTAPI_PUSHER_KEY="${WEB_MODELER_PUSHER_CLIENT_SECRET:-$(kubectl get secret camunda-credentials --output 'jsonpath={.data.webmodeler-pusher-app-key}' | base64 -d)}"
: "${RESTAPI_PUSHER_KEY:?was not found}"
# WEB_MODELER_DATABASE_PASSWORD is in kubernetes:camunda-credentials/webmodeler-postgresql-user-password.
export SPRING_DATASOURCE_PASSWORD="${WEB_MODELER_DATABASE_PASSWORD:-$(kubectl get secret camunda-credentials --output 'jsonpath={.data.webmodeler-postgresql-user-password}' | base64 -d)}"
: "${SPRING_DATASOURCE_PASSWORD:?was not found}"

export CAMUNDA_IDENTITY_TYPE=MICROSOFT
export CAMUNDA_IDENTITY_ISSUER=https://login.microsoftonline.com/3ceaaf30-8142-48ea-91d9-3080f9b439fc/v2.0
export CAMUNDA_IDENTITY_ISSUER_BACKEND_URL=https://login.microsoftonline.com/3ceaaf30-8142-48ea-91d9-3080f9b439fc/v2.0
export CAMUNDA_MODELER_SECURITY_JWT_ISSUER_BACKEND_URL=https://login.microsoftonline.com/3ceaaf30-8142-48ea-91d9-3080f9b439fc/v2.0
export SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUER_URI=https://login.microsoftonline.com/3ceaaf30-8142-48ea-91d9-3080f9b439fc/v2.0
export SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_JWK_SET_URI=https://login.microsoftonline.com/3ceaaf30-8142-48ea-91d9-3080f9b439fc/discovery/v2.0/keys
export CAMUNDA_IDENTITY_BASEURL=http://identity:8084
export CAMUNDA_MODELER_OAUTH2_CLIENTID=3a124c64-7e02-4f05-b7c1-dce27f7695f5
export CAMUNDA_MODELER_SECURITY_JWT_AUDIENCE_INTERNAL_API=3a124c64-7e02-4f05-b7c1-dce27f7695f5
export CAMUNDA_MODELER_SECURITY_JWT_AUDIENCE_PUBLIC_API=66080f17-4c96-48e2-9cbd-0ba3a1a6bcde
export CAMUNDA_MODELER_SERVER_URL=http://localhost:8070
export CAMUNDA_MODELER_SERVER_HTTPSONLY=false
export CAMUNDA_MODELER_OAUTH2_TOKEN_USERNAMECLAIM=preferred_username
export RESTAPI_MAIL_FROM_ADDRESS=noreply@example.com
export SPRING_DATASOURCE_USERNAME=web-modeler
