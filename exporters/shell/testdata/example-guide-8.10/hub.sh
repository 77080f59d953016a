# A POSIX shell reads this file, for the program of the container hub (Camunda Hub):
#   . shell/hub.sh
# It exports variables and does nothing else. The values are quoted for a shell: docker compose would read
# some of them otherwise.
# No secret is in it; they are taken from HUB_DATABASE_PASSWORD, HUB_PUSHER_CLIENT_SECRET, HUB_PUSHER_SECRET.

# HUB_PUSHER_SECRET is in kubernetes:camunda-credentials/hub-pusher-app-secret.
export RESTAPI_PUSHER_SECRET="${HUB_PUSHER_SECRET:-$(kubectl get secret camunda-credentials --output 'jsonpath={.data.hub-pusher-app-secret}' | base64 -d)}"
: "${RESTAPI_PUSHER_SECRET:?was not found}"
# HUB_PUSHER_CLIENT_SECRET is in kubernetes:camunda-credentials/hub-pusher-app-key.
export RESTAPI_PUSHER_KEY="${HUB_PUSHER_CLIENT_SECRET:-$(kubectl get secret camunda-credentials --output 'jsonpath={.data.hub-pusher-app-key}' | base64 -d)}"
: "${RESTAPI_PUSHER_KEY:?was not found}"
# HUB_DATABASE_PASSWORD is in kubernetes:camunda-credentials/webmodeler-postgresql-user-password.
export SPRING_DATASOURCE_PASSWORD="${HUB_DATABASE_PASSWORD:-$(kubectl get secret camunda-credentials --output 'jsonpath={.data.webmodeler-postgresql-user-password}' | base64 -d)}"
: "${SPRING_DATASOURCE_PASSWORD:?was not found}"

export CAMUNDA_IDENTITY_TYPE=MICROSOFT
export CAMUNDA_SECURITY_AUTHENTICATION_OIDC_ISSUERURI=https://login.microsoftonline.com/78b7d0ac-8477-4ce0-8e4c-da11b43c589b/v2.0
export CAMUNDA_IDENTITY_BASEURL=http://identity:8084
export CAMUNDA_SECURITY_AUTHENTICATION_OIDC_CLIENTID=99356597-6fba-4662-b6a7-30b7b12e9eed
export CAMUNDA_SECURITY_AUTHENTICATION_OIDC_AUDIENCES=99356597-6fba-4662-b6a7-30b7b12e9eed,8df08078-a22e-4180-85c2-c2af3977a654
export CAMUNDA_MODELER_SERVER_URL=http://localhost:8070
export CAMUNDA_MODELER_SERVER_HTTPSONLY=false
export CAMUNDA_MODELER_OAUTH2_TOKEN_USERNAMECLAIM=preferred_username
export CAMUNDA_MODELER_MAIL_FROMADDRESS=noreply@example.com
export SPRING_DATASOURCE_USERNAME=web-modeler
