# A POSIX shell reads this file, for the program of the container hub-websockets (Camunda Hub):
#   . shell/hub-websockets.sh
# It exports variables and does nothing else. The values are quoted for a shell: docker compose would read
# some of them otherwise.
# No secret is in it; they are taken from HUB_PUSHER_CLIENT_SECRET, HUB_PUSHER_SECRET.

# HUB_PUSHER_SECRET is in kubernetes:camunda-credentials/hub-pusher-app-secret.
export PUSHER_APP_SECRET="${HUB_PUSHER_SECRET:-$(kubectl get secret camunda-credentials --output 'jsonpath={.data.hub-pusher-app-secret}' | base64 -d)}"
: "${PUSHER_APP_SECRET:?was not found}"
# HUB_PUSHER_CLIENT_SECRET is in kubernetes:camunda-credentials/hub-pusher-app-key.
export PUSHER_APP_KEY="${HUB_PUSHER_CLIENT_SECRET:-$(kubectl get secret camunda-credentials --output 'jsonpath={.data.hub-pusher-app-key}' | base64 -d)}"
: "${PUSHER_APP_KEY:?was not found}"

