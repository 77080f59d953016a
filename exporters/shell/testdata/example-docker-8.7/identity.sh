# A POSIX shell reads this file, for the program of the container identity (Management Identity):
#   . shell/identity.sh
# It exports variables and does nothing else. The values are quoted for a shell: docker compose would read
# some of them otherwise.
# No secret is in it; they are taken from IDENTITY_CLIENT_SECRET, IDENTITY_DATABASE_PASSWORD.

export CAMUNDA_IDENTITY_CLIENT_SECRET="${IDENTITY_CLIENT_SECRET:?is not set}"
export IDENTITY_DATABASE_PASSWORD="${IDENTITY_DATABASE_PASSWORD:?is not set}"

export IDENTITY_URL=https://identity.example.com
export SPRING_PROFILES_ACTIVE=oidc
export CAMUNDA_IDENTITY_TYPE=MICROSOFT
export CAMUNDA_IDENTITY_BASE_URL=http://identity:8084
export CAMUNDA_IDENTITY_ISSUER=https://login.microsoftonline.com/6800e67e-527f-4da6-96ec-4c60da8f3fe2/v2.0
export CAMUNDA_IDENTITY_ISSUER_BACKEND_URL=https://login.microsoftonline.com/6800e67e-527f-4da6-96ec-4c60da8f3fe2/v2.0
export CAMUNDA_IDENTITY_CLIENT_ID=98daa4bf-7559-4f89-b3fb-95ee22432045
export CAMUNDA_IDENTITY_AUDIENCE=98daa4bf-7559-4f89-b3fb-95ee22432045
export IDENTITY_INITIAL_CLAIM_NAME=preferred_username
export IDENTITY_INITIAL_CLAIM_VALUE=admin@example.com
export SPRING_APPLICATION_JSON='{"identity":{"component-presets":{"identity":{"apis":[{"name":"Camunda Identity Resource Server","audience":"98daa4bf-7559-4f89-b3fb-95ee22432045","permissions":[{"definition":"read"},{"definition":"read:users"},{"definition":"write"}]}],"roles":[{"name":"Identity","permissions":[{"audience":"98daa4bf-7559-4f89-b3fb-95ee22432045","definition":"read"},{"audience":"98daa4bf-7559-4f89-b3fb-95ee22432045","definition":"write"}]}]},"operate":{"apis":[{"name":"Operate API","audience":"b6d9f6f4-5cdc-48b9-9a64-00c790010259","permissions":[{"definition":"read:*"},{"definition":"write:*"}]}],"roles":[{"name":"Operate","permissions":[{"audience":"b6d9f6f4-5cdc-48b9-9a64-00c790010259","definition":"read:*"},{"audience":"b6d9f6f4-5cdc-48b9-9a64-00c790010259","definition":"write:*"}]}]},"optimize":{"apis":[{"name":"Optimize API","audience":"48018f5e-1863-41da-abca-5daa475d779c","permissions":[{"definition":"write:*"}]}],"roles":[{"name":"Optimize","permissions":[{"audience":"48018f5e-1863-41da-abca-5daa475d779c","definition":"write:*"},{"audience":"98daa4bf-7559-4f89-b3fb-95ee22432045","definition":"read:users"}]}]},"tasklist":{"apis":[{"name":"Tasklist API","audience":"6a015b66-5e4a-429c-9be7-df00cba497dd","permissions":[{"definition":"read:*"},{"definition":"write:*"}]}],"roles":[{"name":"Tasklist","permissions":[{"audience":"6a015b66-5e4a-429c-9be7-df00cba497dd","definition":"read:*"},{"audience":"6a015b66-5e4a-429c-9be7-df00cba497dd","definition":"write:*"}]}]},"zeebe":{"apis":[{"name":"Zeebe API","audience":"365bf63a-6659-4554-8410-3017ead492d2","permissions":[{"definition":"write:*"}]}],"roles":[{"name":"Zeebe","permissions":[{"audience":"365bf63a-6659-4554-8410-3017ead492d2","definition":"write:*"}]}]}}}}'
export SERVER_PORT=8084
export SERVER_FORWARD_HEADERS_STRATEGY=framework
export IDENTITY_DATABASE_HOST=postgres
export IDENTITY_DATABASE_PORT=5432
export IDENTITY_DATABASE_NAME=identity
export IDENTITY_DATABASE_USERNAME=identity
