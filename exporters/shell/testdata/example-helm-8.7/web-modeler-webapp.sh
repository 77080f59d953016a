# A POSIX shell reads this file, for the program of the container web-modeler-webapp (Web Modeler):
#   . shell/web-modeler-webapp.sh
# It exports variables and does nothing else. The values are quoted for a shell: docker compose would read
# some of them otherwise.

export OAUTH2_TYPE=MICROSOFT
export IDENTITY_BASE_URL=http://identity:8084
export OAUTH2_TOKEN_ISSUER=https://login.microsoftonline.com/f3194a3b-381e-43e7-952c-466e473a1797/v2.0
export OAUTH2_JWKS_URL=https://login.microsoftonline.com/f3194a3b-381e-43e7-952c-466e473a1797/discovery/v2.0/keys
export OAUTH2_CLIENT_ID=bafe9bd1-20c5-4152-9127-c47089bf36a2
export OAUTH2_TOKEN_AUDIENCE=bafe9bd1-20c5-4152-9127-c47089bf36a2
export SERVER_URL=http://localhost:8070
export SERVER_HTTPS_ONLY=false
