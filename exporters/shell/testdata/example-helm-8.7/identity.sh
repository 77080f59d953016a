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
export CAMUNDA_IDENTITY_BASE_URL=http://identity:8084
export CAMUNDA_IDENTITY_ISSUER=https://login.microsoftonline.com/f3194a3b-381e-43e7-952c-466e473a1797/v2.0
export CAMUNDA_IDENTITY_ISSUER_BACKEND_URL=https://login.microsoftonline.com/f3194a3b-381e-43e7-952c-466e473a1797/v2.0
export CAMUNDA_IDENTITY_CLIENT_ID=c498b6e7-3648-445e-9afa-3a387f006745
export CAMUNDA_IDENTITY_AUDIENCE=c498b6e7-3648-445e-9afa-3a387f006745
export IDENTITY_INITIAL_CLAIM_NAME=preferred_username
export IDENTITY_INITIAL_CLAIM_VALUE=admin@example.com
export SPRING_APPLICATION_JSON='{"identity":{"component-presets":{"console":{"apis":[{"name":"Console API","audience":"9280ba2e-1534-43fd-b357-71b237d047c9","permissions":[{"definition":"write:*"}]}],"roles":[{"name":"Console","permissions":[{"audience":"9280ba2e-1534-43fd-b357-71b237d047c9","definition":"write:*"}]}]},"identity":{"apis":[{"name":"Camunda Identity Resource Server","audience":"c498b6e7-3648-445e-9afa-3a387f006745","permissions":[{"definition":"read"},{"definition":"read:users"},{"definition":"write"}]}],"roles":[{"name":"Identity","permissions":[{"audience":"c498b6e7-3648-445e-9afa-3a387f006745","definition":"read"},{"audience":"c498b6e7-3648-445e-9afa-3a387f006745","definition":"write"}]}]},"operate":{"apis":[{"name":"Operate API","audience":"ab57f985-4332-43da-a75a-2e199b58ba8d","permissions":[{"definition":"read:*"},{"definition":"write:*"}]}],"roles":[{"name":"Operate","permissions":[{"audience":"ab57f985-4332-43da-a75a-2e199b58ba8d","definition":"read:*"},{"audience":"ab57f985-4332-43da-a75a-2e199b58ba8d","definition":"write:*"}]}]},"optimize":{"apis":[{"name":"Optimize API","audience":"2f314fdb-43c4-4bc7-a4cc-dcf9ea5ee53c","permissions":[{"definition":"write:*"}]}],"roles":[{"name":"Optimize","permissions":[{"audience":"2f314fdb-43c4-4bc7-a4cc-dcf9ea5ee53c","definition":"write:*"},{"audience":"c498b6e7-3648-445e-9afa-3a387f006745","definition":"read:users"}]}]},"tasklist":{"apis":[{"name":"Tasklist API","audience":"c1b87f1a-7323-491b-99f9-cbef0f69a4d0","permissions":[{"definition":"read:*"},{"definition":"write:*"}]}],"roles":[{"name":"Tasklist","permissions":[{"audience":"c1b87f1a-7323-491b-99f9-cbef0f69a4d0","definition":"read:*"},{"audience":"c1b87f1a-7323-491b-99f9-cbef0f69a4d0","definition":"write:*"}]}]},"webmodeler":{"apis":[{"name":"Web Modeler Internal API","audience":"bafe9bd1-20c5-4152-9127-c47089bf36a2","permissions":[{"definition":"write:*"},{"definition":"admin:*"}]},{"name":"Web Modeler API","audience":"fe014372-9313-4adf-bba3-fec76ca387b5","permissions":[{"definition":"create:*"},{"definition":"read:*"},{"definition":"update:*"},{"definition":"delete:*"}]}],"roles":[{"name":"Web Modeler","permissions":[{"audience":"bafe9bd1-20c5-4152-9127-c47089bf36a2","definition":"write:*"},{"audience":"c498b6e7-3648-445e-9afa-3a387f006745","definition":"read:users"}]},{"name":"Web Modeler Admin","permissions":[{"audience":"c498b6e7-3648-445e-9afa-3a387f006745","definition":"read:users"},{"audience":"bafe9bd1-20c5-4152-9127-c47089bf36a2","definition":"write:*"},{"audience":"bafe9bd1-20c5-4152-9127-c47089bf36a2","definition":"admin:*"}]}]},"zeebe":{"apis":[{"name":"Zeebe API","audience":"2eb73728-2fea-475e-b536-5e1458294a90","permissions":[{"definition":"write:*"}]}],"roles":[{"name":"Zeebe","permissions":[{"audience":"2eb73728-2fea-475e-b536-5e1458294a90","definition":"write:*"}]}]}}}}'
export SERVER_PORT=8084
export SERVER_FORWARD_HEADERS_STRATEGY=framework
