# A POSIX shell reads this file, for the program of the container console:
#   . shell/console.sh
# It exports variables and does nothing else. The values are quoted for a shell: docker compose would read
# some of them otherwise.

export CAMUNDA_CONSOLE_OAUTH_TYPE=MICROSOFT
export CAMUNDA_CONSOLE_OAUTH_ISSUER=https://login.microsoftonline.com/3ceaaf30-8142-48ea-91d9-3080f9b439fc/v2.0
export CAMUNDA_IDENTITY_JWKS_URL=https://login.microsoftonline.com/3ceaaf30-8142-48ea-91d9-3080f9b439fc/discovery/v2.0/keys
export CAMUNDA_IDENTITY_CLIENT_ID=b120a366-f0bb-49cf-82f2-dc05873f9bd0
export CAMUNDA_IDENTITY_AUDIENCE=b120a366-f0bb-49cf-82f2-dc05873f9bd0
export CAMUNDA_CONSOLE_OAUTH_WELLKNOWN=https://login.microsoftonline.com/3ceaaf30-8142-48ea-91d9-3080f9b439fc/v2.0/.well-known/openid-configuration
