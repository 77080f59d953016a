# A POSIX shell reads this file, for the program of the container identity (Management Identity):
#   . shell/identity.sh
# It exports variables and does nothing else. The values are quoted for a shell: docker compose would read
# some of them otherwise.
# No secret is in it; they are taken from MANAGEMENT_IDENTITY_CLIENT_SECRET.

# MANAGEMENT_IDENTITY_CLIENT_SECRET is in kubernetes:entra-credentials/identity-client-secret.
export CAMUNDA_IDENTITY_CLIENT_SECRET="${MANAGEMENT_IDENTITY_CLIENT_SECRET:-$(kubectl get secret entra-credentials --output 'jsonpath={.data.identity-client-secret}' | base64 -d)}"
: "${CAMUNDA_IDENTITY_CLIENT_SECRET:?was not found}"

export IDENTITY_URL=http://localhost:8084
export SPRING_PROFILES_ACTIVE=oidc
export CAMUNDA_IDENTITY_TYPE=MICROSOFT
export CAMUNDA_IDENTITY_ISSUER=https://login.microsoftonline.com/7f3c2a10-5d0e-4b7a-9c54-1f0a6b2e9d11/v2.0
export CAMUNDA_IDENTITY_ISSUER_BACKEND_URL=https://login.microsoftonline.com/7f3c2a10-5d0e-4b7a-9c54-1f0a6b2e9d11/v2.0
export CAMUNDA_IDENTITY_CLIENT_ID=0b7e6a52-93d1-4a0e-8f27-5c1d2e3f4a01
export CAMUNDA_IDENTITY_AUDIENCE=0b7e6a52-93d1-4a0e-8f27-5c1d2e3f4a01
export IDENTITY_INITIAL_CLAIM_NAME=preferred_username
export IDENTITY_INITIAL_CLAIM_VALUE=admin@example.com
export SPRING_APPLICATION_JSON='{"identity":{"component-presets":{"console":{"apis":[{"name":"Console API","audience":"50c3bfa7-e826-4f53-947c-a15c6d7e8f06","permissions":[{"definition":"write:*"}]}],"roles":[{"name":"Console","permissions":[{"audience":"50c3bfa7-e826-4f53-947c-a15c6d7e8f06","definition":"write:*"}]}]},"identity":{"apis":[{"name":"Camunda Identity Resource Server","audience":"0b7e6a52-93d1-4a0e-8f27-5c1d2e3f4a01","permissions":[{"definition":"read"},{"definition":"read:users"},{"definition":"write"}]}],"roles":[{"name":"ManagementIdentity","permissions":[{"audience":"0b7e6a52-93d1-4a0e-8f27-5c1d2e3f4a01","definition":"read"},{"audience":"0b7e6a52-93d1-4a0e-8f27-5c1d2e3f4a01","definition":"write"}]}]},"optimize":{"apis":[{"name":"Optimize API","audience":"2d908c74-b5f3-4c20-a149-7e3f4a5b6c03","permissions":[{"definition":"write:*"}]}],"roles":[{"name":"Optimize","permissions":[{"audience":"2d908c74-b5f3-4c20-a149-7e3f4a5b6c03","definition":"write:*"},{"audience":"0b7e6a52-93d1-4a0e-8f27-5c1d2e3f4a01","definition":"read:users"}]}]},"orchestration":{"apis":[{"name":"Orchestration API","audience":"1c8f7b63-a4e2-4b1f-9038-6d2e3f4a5b02","permissions":[{"definition":"read:*"},{"definition":"write:*"}]}],"roles":[{"name":"Orchestration","permissions":[{"audience":"1c8f7b63-a4e2-4b1f-9038-6d2e3f4a5b02","definition":"read:*"},{"audience":"1c8f7b63-a4e2-4b1f-9038-6d2e3f4a5b02","definition":"write:*"}]}]},"webmodeler":{"apis":[{"name":"Web Modeler Internal API","audience":"3ea19d85-c604-4d31-b25a-8f4a5b6c7d04","permissions":[{"definition":"write:*"},{"definition":"admin:*"}]},{"name":"Web Modeler API","audience":"4fb2ae96-d715-4e42-836b-904b5c6d7e05","permissions":[{"definition":"create:*"},{"definition":"read:*"},{"definition":"update:*"},{"definition":"delete:*"}]}],"roles":[{"name":"Web Modeler","permissions":[{"audience":"3ea19d85-c604-4d31-b25a-8f4a5b6c7d04","definition":"write:*"},{"audience":"0b7e6a52-93d1-4a0e-8f27-5c1d2e3f4a01","definition":"read:users"}]},{"name":"Web Modeler Admin","permissions":[{"audience":"0b7e6a52-93d1-4a0e-8f27-5c1d2e3f4a01","definition":"read:users"},{"audience":"3ea19d85-c604-4d31-b25a-8f4a5b6c7d04","definition":"write:*"},{"audience":"3ea19d85-c604-4d31-b25a-8f4a5b6c7d04","definition":"admin:*"}]}]}}}}'
export CAMUNDA_IDENTITY_BASE_URL=http://identity:8084
export SERVER_PORT=8084
export SERVER_FORWARD_HEADERS_STRATEGY=framework
