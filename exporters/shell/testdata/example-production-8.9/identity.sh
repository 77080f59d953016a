# A POSIX shell reads this file, for the program of the container identity (Management Identity):
#   . shell/identity.sh
# It exports variables and does nothing else. The values are quoted for a shell: docker compose would read
# some of them otherwise.
# No secret is in it; they are taken from MANAGEMENT_IDENTITY_CLIENT_SECRET, MANAGEMENT_IDENTITY_DATABASE_PASSWORD.

# MANAGEMENT_IDENTITY_CLIENT_SECRET is in kubernetes:entra-credentials/identity-client-secret.
export CAMUNDA_IDENTITY_CLIENT_SECRET="${MANAGEMENT_IDENTITY_CLIENT_SECRET:-$(kubectl get secret entra-credentials --namespace camunda-prod --output 'jsonpath={.data.identity-client-secret}' | base64 -d)}"
: "${CAMUNDA_IDENTITY_CLIENT_SECRET:?was not found}"
# MANAGEMENT_IDENTITY_DATABASE_PASSWORD is in kubernetes:camunda-credentials/identity-postgresql-user-password.
export IDENTITY_DATABASE_PASSWORD="${MANAGEMENT_IDENTITY_DATABASE_PASSWORD:-$(kubectl get secret camunda-credentials --namespace camunda-prod --output 'jsonpath={.data.identity-postgresql-user-password}' | base64 -d)}"
: "${IDENTITY_DATABASE_PASSWORD:?was not found}"

export IDENTITY_URL=https://camunda.example.org/identity
export SERVER_SERVLET_CONTEXT_PATH=/identity
export SPRING_PROFILES_ACTIVE=oidc
export CAMUNDA_IDENTITY_TYPE=MICROSOFT
export CAMUNDA_IDENTITY_ISSUER=https://login.microsoftonline.com/27f82f94-6709-4347-bf02-83a32bc318aa/v2.0
export CAMUNDA_IDENTITY_ISSUER_BACKEND_URL=https://login.microsoftonline.com/27f82f94-6709-4347-bf02-83a32bc318aa/v2.0
export CAMUNDA_IDENTITY_CLIENT_ID=90237de7-232a-49de-bed4-32292ed99a49
export CAMUNDA_IDENTITY_AUDIENCE=90237de7-232a-49de-bed4-32292ed99a49
export IDENTITY_INITIAL_CLAIM_NAME=preferred_username
export IDENTITY_INITIAL_CLAIM_VALUE=platform-admin@example.org
export SPRING_APPLICATION_JSON='{"identity":{"component-presets":{"console":{"apis":[{"name":"Console API","audience":"c51ae08b-3727-4581-be57-821b6396e022","permissions":[{"definition":"write:*"}]}],"roles":[{"name":"Console","permissions":[{"audience":"c51ae08b-3727-4581-be57-821b6396e022","definition":"write:*"}]}]},"identity":{"apis":[{"name":"Camunda Identity Resource Server","audience":"90237de7-232a-49de-bed4-32292ed99a49","permissions":[{"definition":"read"},{"definition":"read:users"},{"definition":"write"}]}],"roles":[{"name":"ManagementIdentity","permissions":[{"audience":"90237de7-232a-49de-bed4-32292ed99a49","definition":"read"},{"audience":"90237de7-232a-49de-bed4-32292ed99a49","definition":"write"}]}]},"optimize":{"apis":[{"name":"Optimize API","audience":"9e450909-a8d1-4dea-9ddf-c65e144b2080","permissions":[{"definition":"write:*"}]}],"roles":[{"name":"Optimize","permissions":[{"audience":"9e450909-a8d1-4dea-9ddf-c65e144b2080","definition":"write:*"},{"audience":"90237de7-232a-49de-bed4-32292ed99a49","definition":"read:users"}]}]},"orchestration":{"apis":[{"name":"Orchestration API","audience":"521b55ad-a989-48e5-9645-f8997a98714f","permissions":[{"definition":"read:*"},{"definition":"write:*"}]}],"roles":[{"name":"Orchestration","permissions":[{"audience":"521b55ad-a989-48e5-9645-f8997a98714f","definition":"read:*"},{"audience":"521b55ad-a989-48e5-9645-f8997a98714f","definition":"write:*"}]}]},"webmodeler":{"apis":[{"name":"Web Modeler Internal API","audience":"13d38b63-47e3-4c09-b70c-349f6dcb6633","permissions":[{"definition":"write:*"},{"definition":"admin:*"}]},{"name":"Web Modeler API","audience":"1e527ff9-160e-47a4-89f1-c7e23916e1df","permissions":[{"definition":"create:*"},{"definition":"read:*"},{"definition":"update:*"},{"definition":"delete:*"}]}],"roles":[{"name":"Web Modeler","permissions":[{"audience":"13d38b63-47e3-4c09-b70c-349f6dcb6633","definition":"write:*"},{"audience":"90237de7-232a-49de-bed4-32292ed99a49","definition":"read:users"}]},{"name":"Web Modeler Admin","permissions":[{"audience":"90237de7-232a-49de-bed4-32292ed99a49","definition":"read:users"},{"audience":"13d38b63-47e3-4c09-b70c-349f6dcb6633","definition":"write:*"},{"audience":"13d38b63-47e3-4c09-b70c-349f6dcb6633","definition":"admin:*"}]}]}},"mapping-rules":[{"name":"process-analysts","claim-name":"groups","claim-value":"614d292e-1f1e-4bfa-a300-3324c470d28b","operator":"CONTAINS","rule-type":"ROLE","applied-role-names":["Optimize"]},{"name":"process-designers","claim-name":"groups","claim-value":"e9a5642c-7d07-43e5-b6e5-c77a2ee05f69","operator":"CONTAINS","rule-type":"ROLE","applied-role-names":["Web Modeler"]},{"name":"analysts-of-tenants","claim-name":"groups","claim-value":"614d292e-1f1e-4bfa-a300-3324c470d28b","operator":"CONTAINS","rule-type":"TENANT","applied-tenant-ids":["retail","wholesale"]}]}}'
export CAMUNDA_IDENTITY_BASE_URL=http://identity:8084
export SERVER_PORT=8084
export SERVER_FORWARD_HEADERS_STRATEGY=framework
export IDENTITY_DATABASE_HOST=postgresql.example.org
export IDENTITY_DATABASE_PORT=5432
export IDENTITY_DATABASE_NAME=identity
export IDENTITY_DATABASE_USERNAME=identity
