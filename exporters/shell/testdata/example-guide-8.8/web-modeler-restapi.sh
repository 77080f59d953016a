# A POSIX shell reads this file, for the program of the container web-modeler-restapi (Web Modeler):
#   . shell/web-modeler-restapi.sh
# It exports variables and does nothing else. The values are quoted for a shell: docker compose would read
# some of them otherwise.

export CAMUNDA_IDENTITY_TYPE=MICROSOFT
export CAMUNDA_IDENTITY_ISSUER=https://login.microsoftonline.com/7f3c2a10-5d0e-4b7a-9c54-1f0a6b2e9d11/v2.0
export CAMUNDA_IDENTITY_ISSUER_BACKEND_URL=https://login.microsoftonline.com/7f3c2a10-5d0e-4b7a-9c54-1f0a6b2e9d11/v2.0
export CAMUNDA_MODELER_SECURITY_JWT_ISSUER_BACKEND_URL=https://login.microsoftonline.com/7f3c2a10-5d0e-4b7a-9c54-1f0a6b2e9d11/v2.0
export SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUER_URI=https://login.microsoftonline.com/7f3c2a10-5d0e-4b7a-9c54-1f0a6b2e9d11/v2.0
export SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_JWK_SET_URI=https://login.microsoftonline.com/7f3c2a10-5d0e-4b7a-9c54-1f0a6b2e9d11/discovery/v2.0/keys
export CAMUNDA_IDENTITY_BASEURL=http://identity:8084
export CAMUNDA_MODELER_SECURITY_JWT_AUDIENCE_INTERNAL_API=3ea19d85-c604-4d31-b25a-8f4a5b6c7d04
export CAMUNDA_MODELER_SECURITY_JWT_AUDIENCE_PUBLIC_API=4fb2ae96-d715-4e42-836b-904b5c6d7e05
export RESTAPI_SERVER_URL=http://localhost:8070
export RESTAPI_MAIL_FROM_ADDRESS=noreply@example.com
