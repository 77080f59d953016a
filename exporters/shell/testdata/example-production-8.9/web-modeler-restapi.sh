# A POSIX shell reads this file, for the program of the container web-modeler-restapi (Web Modeler):
#   . shell/web-modeler-restapi.sh
# It exports variables and does nothing else. The values are quoted for a shell: docker compose would read
# some of them otherwise.
# No secret is in it; they are taken from WEB_MODELER_DATABASE_PASSWORD, WEB_MODELER_PUSHER_CLIENT_SECRET, WEB_MODELER_PUSHER_SECRET.

# WEB_MODELER_PUSHER_SECRET is in kubernetes:camunda-credentials/webmodeler-pusher-app-secret.
export RESTAPI_PUSHER_SECRET="${WEB_MODELER_PUSHER_SECRET:-$(kubectl get secret camunda-credentials --namespace camunda-prod --output 'jsonpath={.data.webmodeler-pusher-app-secret}' | base64 -d)}"
: "${RESTAPI_PUSHER_SECRET:?was not found}"
# WEB_MODELER_PUSHER_CLIENT_SECRET is in kubernetes:camunda-credentials/webmodeler-pusher-app-key.
export RESTAPI_PUSHER_KEY="${WEB_MODELER_PUSHER_CLIENT_SECRET:-$(kubectl get secret camunda-credentials --namespace camunda-prod --output 'jsonpath={.data.webmodeler-pusher-app-key}' | base64 -d)}"
: "${RESTAPI_PUSHER_KEY:?was not found}"
# WEB_MODELER_DATABASE_PASSWORD is in kubernetes:camunda-credentials/webmodeler-postgresql-user-password.
export SPRING_DATASOURCE_PASSWORD="${WEB_MODELER_DATABASE_PASSWORD:-$(kubectl get secret camunda-credentials --namespace camunda-prod --output 'jsonpath={.data.webmodeler-postgresql-user-password}' | base64 -d)}"
: "${SPRING_DATASOURCE_PASSWORD:?was not found}"

export SERVER_SERVLET_CONTEXT_PATH=/modeler
export CAMUNDA_IDENTITY_TYPE=MICROSOFT
export CAMUNDA_IDENTITY_ISSUER=https://login.microsoftonline.com/27f82f94-6709-4347-bf02-83a32bc318aa/v2.0
export CAMUNDA_IDENTITY_ISSUER_BACKEND_URL=https://login.microsoftonline.com/27f82f94-6709-4347-bf02-83a32bc318aa/v2.0
export CAMUNDA_MODELER_SECURITY_JWT_ISSUER_BACKEND_URL=https://login.microsoftonline.com/27f82f94-6709-4347-bf02-83a32bc318aa/v2.0
export SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUER_URI=https://login.microsoftonline.com/27f82f94-6709-4347-bf02-83a32bc318aa/v2.0
export SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_JWK_SET_URI=https://login.microsoftonline.com/27f82f94-6709-4347-bf02-83a32bc318aa/discovery/v2.0/keys
export CAMUNDA_IDENTITY_BASEURL=http://identity:8084
export CAMUNDA_MODELER_OAUTH2_CLIENTID=13d38b63-47e3-4c09-b70c-349f6dcb6633
export CAMUNDA_MODELER_SECURITY_JWT_AUDIENCE_INTERNAL_API=13d38b63-47e3-4c09-b70c-349f6dcb6633
export CAMUNDA_MODELER_SECURITY_JWT_AUDIENCE_PUBLIC_API=1e527ff9-160e-47a4-89f1-c7e23916e1df
export CAMUNDA_MODELER_SERVER_URL=https://camunda.example.org/modeler
export CAMUNDA_MODELER_SERVER_HTTPSONLY=true
export CAMUNDA_MODELER_OAUTH2_TOKEN_USERNAMECLAIM=preferred_username
export RESTAPI_MAIL_FROM_ADDRESS=camunda@example.org
export SPRING_DATASOURCE_USERNAME=web-modeler
