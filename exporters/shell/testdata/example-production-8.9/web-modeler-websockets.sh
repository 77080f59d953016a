# A POSIX shell reads this file, for the program of the container web-modeler-websockets (Web Modeler):
#   . shell/web-modeler-websockets.sh
# It exports variables and does nothing else. The values are quoted for a shell: docker compose would read
# some of them otherwise.
# No secret is in it; they are taken from WEB_MODELER_PUSHER_CLIENT_SECRET, WEB_MODELER_PUSHER_SECRET.

# WEB_MODELER_PUSHER_SECRET is in kubernetes:camunda-credentials/webmodeler-pusher-app-secret.
export PUSHER_APP_SECRET="${WEB_MODELER_PUSHER_SECRET:-$(kubectl get secret camunda-credentials --namespace camunda-prod --output 'jsonpath={.data.webmodeler-pusher-app-secret}' | base64 -d)}"
: "${PUSHER_APP_SECRET:?was not found}"
# WEB_MODELER_PUSHER_CLIENT_SECRET is in kubernetes:camunda-credentials/webmodeler-pusher-app-key.
export PUSHER_APP_KEY="${WEB_MODELER_PUSHER_CLIENT_SECRET:-$(kubectl get secret camunda-credentials --namespace camunda-prod --output 'jsonpath={.data.webmodeler-pusher-app-key}' | base64 -d)}"
: "${PUSHER_APP_KEY:?was not found}"

