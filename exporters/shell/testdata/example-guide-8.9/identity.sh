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
export CAMUNDA_IDENTITY_ISSUER=https://login.microsoftonline.com/3ceaaf30-8142-48ea-91d9-3080f9b439fc/v2.0
export CAMUNDA_IDENTITY_ISSUER_BACKEND_URL=https://login.microsoftonline.com/3ceaaf30-8142-48ea-91d9-3080f9b439fc/v2.0
export CAMUNDA_IDENTITY_CLIENT_ID=9dfb369b-ab13-4fae-a276-55daa05f1119
export CAMUNDA_IDENTITY_AUDIENCE=9dfb369b-ab13-4fae-a276-55daa05f1119
export IDENTITY_INITIAL_CLAIM_NAME=preferred_username
export IDENTITY_INITIAL_CLAIM_VALUE=admin@example.com
export SPRING_APPLICATION_JSON='{"identity":{"component-presets":{"console":{"apis":[{"name":"Console API","audience":"b120a366-f0bb-49cf-82f2-dc05873f9bd0","permissions":[{"definition":"write:*"}]}],"roles":[{"name":"Console","permissions":[{"audience":"b120a366-f0bb-49cf-82f2-dc05873f9bd0","definition":"write:*"}]}]},"identity":{"apis":[{"name":"Camunda Identity Resource Server","audience":"9dfb369b-ab13-4fae-a276-55daa05f1119","permissions":[{"definition":"read"},{"definition":"read:users"},{"definition":"write"}]}],"roles":[{"name":"ManagementIdentity","permissions":[{"audience":"9dfb369b-ab13-4fae-a276-55daa05f1119","definition":"read"},{"audience":"9dfb369b-ab13-4fae-a276-55daa05f1119","definition":"write"}]}]},"optimize":{"apis":[{"name":"Optimize API","audience":"6fced11d-2bd8-41e6-847a-8387cdde8d51","permissions":[{"definition":"write:*"}]}],"roles":[{"name":"Optimize","permissions":[{"audience":"6fced11d-2bd8-41e6-847a-8387cdde8d51","definition":"write:*"},{"audience":"9dfb369b-ab13-4fae-a276-55daa05f1119","definition":"read:users"}]}]},"orchestration":{"apis":[{"name":"Orchestration API","audience":"6301bbfc-a0c5-454e-8ff9-bb510944fe0c","permissions":[{"definition":"read:*"},{"definition":"write:*"}]}],"roles":[{"name":"Orchestration","permissions":[{"audience":"6301bbfc-a0c5-454e-8ff9-bb510944fe0c","definition":"read:*"},{"audience":"6301bbfc-a0c5-454e-8ff9-bb510944fe0c","definition":"write:*"}]}]},"webmodeler":{"apis":[{"name":"Web Modeler Internal API","audience":"3a124c64-7e02-4f05-b7c1-dce27f7695f5","permissions":[{"definition":"write:*"},{"definition":"admin:*"}]},{"name":"Web Modeler API","audience":"66080f17-4c96-48e2-9cbd-0ba3a1a6bcde","permissions":[{"definition":"create:*"},{"definition":"read:*"},{"definition":"update:*"},{"definition":"delete:*"}]}],"roles":[{"name":"Web Modeler","permissions":[{"audience":"3a124c64-7e02-4f05-b7c1-dce27f7695f5","definition":"write:*"},{"audience":"9dfb369b-ab13-4fae-a276-55daa05f1119","definition":"read:users"}]},{"name":"Web Modeler Admin","permissions":[{"audience":"9dfb369b-ab13-4fae-a276-55daa05f1119","definition":"read:users"},{"audience":"3a124c64-7e02-4f05-b7c1-dce27f7695f5","definition":"write:*"},{"audience":"3a124c64-7e02-4f05-b7c1-dce27f7695f5","definition":"admin:*"}]}]}}}}'
export CAMUNDA_IDENTITY_BASE_URL=http://identity:8084
export SERVER_PORT=8084
export SERVER_FORWARD_HEADERS_STRATEGY=framework
export IDENTITY_DATABASE_HOST=postgresql
export IDENTITY_DATABASE_PORT=5432
export IDENTITY_DATABASE_NAME=identity
export IDENTITY_DATABASE_USERNAME=identity
