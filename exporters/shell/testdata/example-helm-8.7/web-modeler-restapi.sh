# A POSIX shell reads this file, for the program of the container web-modeler-restapi (Web Modeler):
#   . shell/web-modeler-restapi.sh
# It exports variables and does nothing else. The values are quoted for a shell: docker compose would read
# some of them otherwise.

export CAMUNDA_IDENTITY_TYPE=MICROSOFT
export CAMUNDA_IDENTITY_BASEURL=http://identity:8084
export CAMUNDA_IDENTITY_ISSUER=https://login.microsoftonline.com/f3194a3b-381e-43e7-952c-466e473a1797/v2.0
export CAMUNDA_IDENTITY_ISSUER_BACKEND_URL=https://login.microsoftonline.com/f3194a3b-381e-43e7-952c-466e473a1797/v2.0
export CAMUNDA_MODELER_SECURITY_JWT_ISSUER_BACKEND_URL=https://login.microsoftonline.com/f3194a3b-381e-43e7-952c-466e473a1797/v2.0
export SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUER_URI=https://login.microsoftonline.com/f3194a3b-381e-43e7-952c-466e473a1797/v2.0
export SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_JWK_SET_URI=https://login.microsoftonline.com/f3194a3b-381e-43e7-952c-466e473a1797/discovery/v2.0/keys
export CAMUNDA_MODELER_SECURITY_JWT_AUDIENCE_INTERNAL_API=bafe9bd1-20c5-4152-9127-c47089bf36a2
export CAMUNDA_MODELER_SECURITY_JWT_AUDIENCE_PUBLIC_API=fe014372-9313-4adf-bba3-fec76ca387b5
export RESTAPI_SERVER_URL=http://localhost:8070
export RESTAPI_MAIL_FROM_ADDRESS=noreply@example.com
