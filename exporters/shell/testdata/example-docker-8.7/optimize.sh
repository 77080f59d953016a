# A POSIX shell reads this file, for the program of the container optimize:
#   . shell/optimize.sh
# It exports variables and does nothing else. The values are quoted for a shell: docker compose would read
# some of them otherwise.
# No secret is in it; they are taken from OPTIMIZE_CLIENT_SECRET.

export CAMUNDA_IDENTITY_CLIENT_SECRET="${OPTIMIZE_CLIENT_SECRET:?is not set}"

export SPRING_PROFILES_ACTIVE=ccsm
export CAMUNDA_IDENTITY_TYPE=MICROSOFT
export CAMUNDA_IDENTITY_BASEURL=http://identity:8084
export CAMUNDA_IDENTITY_ISSUER=https://login.microsoftonline.com/6800e67e-527f-4da6-96ec-4c60da8f3fe2/v2.0
export CAMUNDA_IDENTITY_ISSUER_BACKEND_URL=https://login.microsoftonline.com/6800e67e-527f-4da6-96ec-4c60da8f3fe2/v2.0
export CAMUNDA_IDENTITY_CLIENT_ID=48018f5e-1863-41da-abca-5daa475d779c
export CAMUNDA_IDENTITY_AUDIENCE=48018f5e-1863-41da-abca-5daa475d779c
export CAMUNDA_OPTIMIZE_SECURITY_AUTH_CCSM_REDIRECT_ROOT_URL=https://optimize.example.com
export CAMUNDA_OPTIMIZE_API_AUDIENCE=48018f5e-1863-41da-abca-5daa475d779c
export SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_JWK_SET_URI=https://login.microsoftonline.com/6800e67e-527f-4da6-96ec-4c60da8f3fe2/discovery/v2.0/keys
export SERVER_FORWARD_HEADERS_STRATEGY=framework
