# A POSIX shell reads this file, for the program of the container console:
#   . shell/console.sh
# It exports variables and does nothing else. The values are quoted for a shell: docker compose would read
# some of them otherwise.

export CAMUNDA_CONSOLE_OAUTH_TYPE=MICROSOFT
export CAMUNDA_CONSOLE_OAUTH_ISSUER=https://login.microsoftonline.com/7f3c2a10-5d0e-4b7a-9c54-1f0a6b2e9d11/v2.0
export CAMUNDA_IDENTITY_JWKS_URL=https://login.microsoftonline.com/7f3c2a10-5d0e-4b7a-9c54-1f0a6b2e9d11/discovery/v2.0/keys
export CAMUNDA_IDENTITY_CLIENT_ID=50c3bfa7-e826-4f53-947c-a15c6d7e8f06
export CAMUNDA_IDENTITY_AUDIENCE=50c3bfa7-e826-4f53-947c-a15c6d7e8f06
export CAMUNDA_CONSOLE_OAUTH_WELLKNOWN=https://login.microsoftonline.com/7f3c2a10-5d0e-4b7a-9c54-1f0a6b2e9d11/v2.0/.well-known/openid-configuration
