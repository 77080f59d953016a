# A POSIX shell reads this file, for the program of the container identity (Management Identity):
#   . shell/identity.sh
# It exports variables and does nothing else. The values are quoted for a shell: docker compose would read
# some of them otherwise.
# No secret is in it; they are taken from MANAGEMENT_IDENTITY_CLIENT_SECRET, MANAGEMENT_IDENTITY_DATABASE_PASSWORD.

# MANAGEMENT_IDENTITY_CLIENT_SECRET is in kubernetes:entra-credentials/identity-client-secret.
export CAMUNDA_IDENTITY_CLIENT_SECRET="${MANAGEMENT_IDENTITY_CLIENT_SECRET:-$(kubectl get secret entra-credentials --output 'jsonpath={.data.identity-client-secret}' | base64 -d)}"
: "${CAMUNDA_IDENTITY_CLIENT_SECRET:?was not found}"
# MANAGEMENT_IDENTITY_DATABASE_PASSWORD is in kubernetes:camunda-credentials/identity-postgresql-user-password.
export IDENTITY_DATABASE_PASSWORD="${MANAGEMENT_IDENTITY_DATABASE_PASSWORD:-$(kubectl get secret camunda-credentials --output 'jsonpath={.data.identity-postgresql-user-password}' | base64 -d)}"
: "${IDENTITY_DATABASE_PASSWORD:?was not found}"

export IDENTITY_URL=http://localhost:8084
export SPRING_PROFILES_ACTIVE=oidc
export CAMUNDA_IDENTITY_TYPE=MICROSOFT
export CAMUNDA_IDENTITY_ISSUER=https://login.microsoftonline.com/78b7d0ac-8477-4ce0-8e4c-da11b43c589b/v2.0
export CAMUNDA_IDENTITY_ISSUER_BACKEND_URL=https://login.microsoftonline.com/78b7d0ac-8477-4ce0-8e4c-da11b43c589b/v2.0
export CAMUNDA_IDENTITY_CLIENT_ID=2330fcf1-562a-44b8-8866-8d77e827062c
export CAMUNDA_IDENTITY_AUDIENCE=2330fcf1-562a-44b8-8866-8d77e827062c
export IDENTITY_INITIAL_CLAIM_NAME=preferred_username
export IDENTITY_INITIAL_CLAIM_VALUE=admin@example.com
export SPRING_APPLICATION_JSON='{"identity":{"component-presets":{"identity":{"apis":[{"name":"Camunda Identity Resource Server","audience":"2330fcf1-562a-44b8-8866-8d77e827062c","permissions":[{"definition":"read"},{"definition":"read:users"},{"definition":"write"}]}],"roles":[{"name":"ManagementIdentity","permissions":[{"audience":"2330fcf1-562a-44b8-8866-8d77e827062c","definition":"read"},{"audience":"2330fcf1-562a-44b8-8866-8d77e827062c","definition":"write"}]}]},"optimize":{"apis":[{"name":"Optimize API","audience":"9ad9b9a2-5e78-454d-b065-a1c284cc4549","permissions":[{"definition":"write:*"}]}],"roles":[{"name":"Optimize","permissions":[{"audience":"9ad9b9a2-5e78-454d-b065-a1c284cc4549","definition":"write:*"},{"audience":"2330fcf1-562a-44b8-8866-8d77e827062c","definition":"read:users"}]}]},"orchestration":{"apis":[{"name":"Orchestration API","audience":"c1acc990-6424-450a-a36b-f9b3ddcb369d","permissions":[{"definition":"read:*"},{"definition":"write:*"}]}],"roles":[{"name":"Orchestration","permissions":[{"audience":"c1acc990-6424-450a-a36b-f9b3ddcb369d","definition":"read:*"},{"audience":"c1acc990-6424-450a-a36b-f9b3ddcb369d","definition":"write:*"}]}]},"webmodeler":{"apis":[{"name":"Web Modeler Internal API","audience":"99356597-6fba-4662-b6a7-30b7b12e9eed","permissions":[{"definition":"write:*"},{"definition":"admin:*"}]},{"name":"Web Modeler API","audience":"8df08078-a22e-4180-85c2-c2af3977a654","permissions":[{"definition":"create:*"},{"definition":"read:*"},{"definition":"update:*"},{"definition":"delete:*"}]}],"roles":[{"name":"Web Modeler","permissions":[{"audience":"99356597-6fba-4662-b6a7-30b7b12e9eed","definition":"write:*"},{"audience":"2330fcf1-562a-44b8-8866-8d77e827062c","definition":"read:users"}]},{"name":"Web Modeler Admin","permissions":[{"audience":"2330fcf1-562a-44b8-8866-8d77e827062c","definition":"read:users"},{"audience":"99356597-6fba-4662-b6a7-30b7b12e9eed","definition":"write:*"},{"audience":"99356597-6fba-4662-b6a7-30b7b12e9eed","definition":"admin:*"}]}]}}}}'
export CAMUNDA_IDENTITY_BASE_URL=http://identity:8084
export SERVER_PORT=8084
export SERVER_FORWARD_HEADERS_STRATEGY=framework
export IDENTITY_DATABASE_HOST=postgresql
export IDENTITY_DATABASE_PORT=5432
export IDENTITY_DATABASE_NAME=identity
export IDENTITY_DATABASE_USERNAME=identity
