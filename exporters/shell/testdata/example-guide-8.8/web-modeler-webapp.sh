# A POSIX shell reads this file, for the program of the container web-modeler-webapp (Web Modeler):
#   . shell/web-modeler-webapp.sh
# It exports variables and does nothing else. The values are quoted for a shell: docker compose would read
# some of them otherwise.

export OAUTH2_TYPE=MICROSOFT
export OAUTH2_TOKEN_ISSUER=https://login.microsoftonline.com/7f3c2a10-5d0e-4b7a-9c54-1f0a6b2e9d11/v2.0
export OAUTH2_JWKS_URL=https://login.microsoftonline.com/7f3c2a10-5d0e-4b7a-9c54-1f0a6b2e9d11/discovery/v2.0/keys
export IDENTITY_BASE_URL=http://identity:8084
export OAUTH2_CLIENT_ID=3ea19d85-c604-4d31-b25a-8f4a5b6c7d04
export OAUTH2_TOKEN_AUDIENCE=3ea19d85-c604-4d31-b25a-8f4a5b6c7d04
export SERVER_URL=http://localhost:8070
export SERVER_HTTPS_ONLY=false
