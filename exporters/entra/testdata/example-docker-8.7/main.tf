# Terraform reads this file: terraform init, terraform plan, terraform apply. Use it or registrations.sh, not both.
# Sign in before with az login. Apps that the plan knows by their client ID are imported, not made anew.
# A client secret that Terraform makes stands in its state in clear. So it makes none, unless you keep the state safe
# and say -var create_client_secrets=true.

terraform {
  required_version = ">= 1.6"

  required_providers {
    azuread = {
      source  = "hashicorp/azuread"
      version = "~> 3.0"
    }
  }
}

provider "azuread" {
  tenant_id   = "6800e67e-527f-4da6-96ec-4c60da8f3fe2"
  environment = "public"
}

variable "create_client_secrets" {
  description = "Makes a client secret for each app that needs one. It stands in the state in clear."
  type        = bool
  default     = false
}

data "azuread_service_principal" "microsoft_graph" {
  client_id = "00000003-0000-0000-c000-000000000000"
}

data "azuread_application" "camunda_management_identity" {
  client_id = "98daa4bf-7559-4f89-b3fb-95ee22432045"
}

import {
  to = azuread_application.camunda_management_identity
  id = "/applications/${data.azuread_application.camunda_management_identity.object_id}"
}

resource "azuread_application" "camunda_management_identity" {
  display_name     = "Camunda Management Identity"
  sign_in_audience = "AzureADMyOrg"

  api {
    requested_access_token_version = 2
  }

  web {
    redirect_uris = ["https://identity.example.com/auth/login-callback"]

    implicit_grant {
      access_token_issuance_enabled = false
      id_token_issuance_enabled     = false
    }
  }

  single_page_application {
    redirect_uris = []
  }

  optional_claims {
    access_token {
      name = "preferred_username"
    }
  }

  required_resource_access {
    resource_app_id = "00000003-0000-0000-c000-000000000000"

    resource_access {
      # openid
      id   = "37f7f235-527c-4136-accd-4a02d197296e"
      type = "Scope"
    }

    resource_access {
      # profile
      id   = "14dad69e-099b-42c9-810b-d002981feec1"
      type = "Scope"
    }

    resource_access {
      # email
      id   = "64a6cdd6-aab1-4aaf-94b8-3cc8405e90d0"
      type = "Scope"
    }

    resource_access {
      # offline_access
      id   = "7427e0e9-2fba-42fe-b0c0-848c9e6a8182"
      type = "Scope"
    }

    resource_access {
      # User.Read
      id   = "e1fe6dd8-ba31-4d61-89e7-88639da4683d"
      type = "Scope"
    }
  }
}

resource "azuread_service_principal" "camunda_management_identity" {
  client_id    = azuread_application.camunda_management_identity.client_id
  use_existing = true
}

resource "azuread_service_principal_delegated_permission_grant" "camunda_management_identity" {
  service_principal_object_id          = azuread_service_principal.camunda_management_identity.object_id
  resource_service_principal_object_id = data.azuread_service_principal.microsoft_graph.object_id
  claim_values                         = ["openid", "profile", "email", "offline_access", "User.Read"]
}

resource "azuread_application_password" "camunda_management_identity" {
  count          = var.create_client_secrets ? 1 : 0
  application_id = azuread_application.camunda_management_identity.id
  display_name   = "entra-studio"
}

data "azuread_application" "camunda_operate" {
  client_id = "b6d9f6f4-5cdc-48b9-9a64-00c790010259"
}

import {
  to = azuread_application.camunda_operate
  id = "/applications/${data.azuread_application.camunda_operate.object_id}"
}

resource "azuread_application" "camunda_operate" {
  display_name     = "Camunda Operate"
  sign_in_audience = "AzureADMyOrg"

  api {
    requested_access_token_version = 2
  }

  web {
    redirect_uris = ["https://operate.example.com/identity-callback"]

    implicit_grant {
      access_token_issuance_enabled = false
      id_token_issuance_enabled     = false
    }
  }

  single_page_application {
    redirect_uris = []
  }

  optional_claims {
    access_token {
      name = "preferred_username"
    }
  }

  required_resource_access {
    resource_app_id = "00000003-0000-0000-c000-000000000000"

    resource_access {
      # openid
      id   = "37f7f235-527c-4136-accd-4a02d197296e"
      type = "Scope"
    }

    resource_access {
      # profile
      id   = "14dad69e-099b-42c9-810b-d002981feec1"
      type = "Scope"
    }

    resource_access {
      # email
      id   = "64a6cdd6-aab1-4aaf-94b8-3cc8405e90d0"
      type = "Scope"
    }

    resource_access {
      # offline_access
      id   = "7427e0e9-2fba-42fe-b0c0-848c9e6a8182"
      type = "Scope"
    }

    resource_access {
      # User.Read
      id   = "e1fe6dd8-ba31-4d61-89e7-88639da4683d"
      type = "Scope"
    }
  }
}

resource "azuread_service_principal" "camunda_operate" {
  client_id    = azuread_application.camunda_operate.client_id
  use_existing = true
}

resource "azuread_service_principal_delegated_permission_grant" "camunda_operate" {
  service_principal_object_id          = azuread_service_principal.camunda_operate.object_id
  resource_service_principal_object_id = data.azuread_service_principal.microsoft_graph.object_id
  claim_values                         = ["openid", "profile", "email", "offline_access", "User.Read"]
}

resource "azuread_application_password" "camunda_operate" {
  count          = var.create_client_secrets ? 1 : 0
  application_id = azuread_application.camunda_operate.id
  display_name   = "entra-studio"
}

data "azuread_application" "camunda_tasklist" {
  client_id = "6a015b66-5e4a-429c-9be7-df00cba497dd"
}

import {
  to = azuread_application.camunda_tasklist
  id = "/applications/${data.azuread_application.camunda_tasklist.object_id}"
}

resource "azuread_application" "camunda_tasklist" {
  display_name     = "Camunda Tasklist"
  sign_in_audience = "AzureADMyOrg"

  api {
    requested_access_token_version = 2
  }

  web {
    redirect_uris = ["https://tasklist.example.com/identity-callback"]

    implicit_grant {
      access_token_issuance_enabled = false
      id_token_issuance_enabled     = false
    }
  }

  single_page_application {
    redirect_uris = []
  }

  optional_claims {
    access_token {
      name = "preferred_username"
    }
  }

  required_resource_access {
    resource_app_id = "00000003-0000-0000-c000-000000000000"

    resource_access {
      # openid
      id   = "37f7f235-527c-4136-accd-4a02d197296e"
      type = "Scope"
    }

    resource_access {
      # profile
      id   = "14dad69e-099b-42c9-810b-d002981feec1"
      type = "Scope"
    }

    resource_access {
      # email
      id   = "64a6cdd6-aab1-4aaf-94b8-3cc8405e90d0"
      type = "Scope"
    }

    resource_access {
      # offline_access
      id   = "7427e0e9-2fba-42fe-b0c0-848c9e6a8182"
      type = "Scope"
    }

    resource_access {
      # User.Read
      id   = "e1fe6dd8-ba31-4d61-89e7-88639da4683d"
      type = "Scope"
    }
  }
}

resource "azuread_service_principal" "camunda_tasklist" {
  client_id    = azuread_application.camunda_tasklist.client_id
  use_existing = true
}

resource "azuread_service_principal_delegated_permission_grant" "camunda_tasklist" {
  service_principal_object_id          = azuread_service_principal.camunda_tasklist.object_id
  resource_service_principal_object_id = data.azuread_service_principal.microsoft_graph.object_id
  claim_values                         = ["openid", "profile", "email", "offline_access", "User.Read"]
}

resource "azuread_application_password" "camunda_tasklist" {
  count          = var.create_client_secrets ? 1 : 0
  application_id = azuread_application.camunda_tasklist.id
  display_name   = "entra-studio"
}

data "azuread_application" "camunda_zeebe" {
  client_id = "365bf63a-6659-4554-8410-3017ead492d2"
}

import {
  to = azuread_application.camunda_zeebe
  id = "/applications/${data.azuread_application.camunda_zeebe.object_id}"
}

resource "azuread_application" "camunda_zeebe" {
  display_name     = "Camunda Zeebe"
  sign_in_audience = "AzureADMyOrg"

  api {
    requested_access_token_version = 2
  }

  web {
    redirect_uris = []

    implicit_grant {
      access_token_issuance_enabled = false
      id_token_issuance_enabled     = false
    }
  }

  single_page_application {
    redirect_uris = []
  }

  optional_claims {
    access_token {
      name = "preferred_username"
    }
  }
}

resource "azuread_service_principal" "camunda_zeebe" {
  client_id    = azuread_application.camunda_zeebe.client_id
  use_existing = true
}

resource "azuread_application_password" "camunda_zeebe" {
  count          = var.create_client_secrets ? 1 : 0
  application_id = azuread_application.camunda_zeebe.id
  display_name   = "entra-studio"
}

data "azuread_application" "camunda_connectors" {
  client_id = "23961c52-2970-4819-ae6f-8f356f02bfb4"
}

import {
  to = azuread_application.camunda_connectors
  id = "/applications/${data.azuread_application.camunda_connectors.object_id}"
}

resource "azuread_application" "camunda_connectors" {
  display_name     = "Camunda Connectors"
  sign_in_audience = "AzureADMyOrg"

  api {
    requested_access_token_version = 2
  }

  web {
    redirect_uris = []

    implicit_grant {
      access_token_issuance_enabled = false
      id_token_issuance_enabled     = false
    }
  }

  single_page_application {
    redirect_uris = []
  }

  optional_claims {
    access_token {
      name = "preferred_username"
    }
  }
}

resource "azuread_service_principal" "camunda_connectors" {
  client_id    = azuread_application.camunda_connectors.client_id
  use_existing = true
}

resource "azuread_application_password" "camunda_connectors" {
  count          = var.create_client_secrets ? 1 : 0
  application_id = azuread_application.camunda_connectors.id
  display_name   = "entra-studio"
}

data "azuread_application" "camunda_optimize" {
  client_id = "48018f5e-1863-41da-abca-5daa475d779c"
}

import {
  to = azuread_application.camunda_optimize
  id = "/applications/${data.azuread_application.camunda_optimize.object_id}"
}

resource "azuread_application" "camunda_optimize" {
  display_name     = "Camunda Optimize"
  sign_in_audience = "AzureADMyOrg"

  api {
    requested_access_token_version = 2
  }

  web {
    redirect_uris = ["https://optimize.example.com/api/authentication/callback"]

    implicit_grant {
      access_token_issuance_enabled = false
      id_token_issuance_enabled     = false
    }
  }

  single_page_application {
    redirect_uris = []
  }

  optional_claims {
    access_token {
      name = "preferred_username"
    }
  }

  required_resource_access {
    resource_app_id = "00000003-0000-0000-c000-000000000000"

    resource_access {
      # openid
      id   = "37f7f235-527c-4136-accd-4a02d197296e"
      type = "Scope"
    }

    resource_access {
      # profile
      id   = "14dad69e-099b-42c9-810b-d002981feec1"
      type = "Scope"
    }

    resource_access {
      # email
      id   = "64a6cdd6-aab1-4aaf-94b8-3cc8405e90d0"
      type = "Scope"
    }

    resource_access {
      # offline_access
      id   = "7427e0e9-2fba-42fe-b0c0-848c9e6a8182"
      type = "Scope"
    }

    resource_access {
      # User.Read
      id   = "e1fe6dd8-ba31-4d61-89e7-88639da4683d"
      type = "Scope"
    }
  }
}

resource "azuread_service_principal" "camunda_optimize" {
  client_id    = azuread_application.camunda_optimize.client_id
  use_existing = true
}

resource "azuread_service_principal_delegated_permission_grant" "camunda_optimize" {
  service_principal_object_id          = azuread_service_principal.camunda_optimize.object_id
  resource_service_principal_object_id = data.azuread_service_principal.microsoft_graph.object_id
  claim_values                         = ["openid", "profile", "email", "offline_access", "User.Read"]
}

resource "azuread_application_password" "camunda_optimize" {
  count          = var.create_client_secrets ? 1 : 0
  application_id = azuread_application.camunda_optimize.id
  display_name   = "entra-studio"
}

output "client_ids" {
  description = "The client IDs, as they belong into the plan."
  value = {
    "Camunda Management Identity" = azuread_application.camunda_management_identity.client_id
    "Camunda Operate"             = azuread_application.camunda_operate.client_id
    "Camunda Tasklist"            = azuread_application.camunda_tasklist.client_id
    "Camunda Zeebe"               = azuread_application.camunda_zeebe.client_id
    "Camunda Connectors"          = azuread_application.camunda_connectors.client_id
    "Camunda Optimize"            = azuread_application.camunda_optimize.client_id
  }
}

output "client_secrets" {
  sensitive = true
  value = {
    "Camunda Management Identity" = one(azuread_application_password.camunda_management_identity[*].value)
    "Camunda Operate"             = one(azuread_application_password.camunda_operate[*].value)
    "Camunda Tasklist"            = one(azuread_application_password.camunda_tasklist[*].value)
    "Camunda Zeebe"               = one(azuread_application_password.camunda_zeebe[*].value)
    "Camunda Connectors"          = one(azuread_application_password.camunda_connectors[*].value)
    "Camunda Optimize"            = one(azuread_application_password.camunda_optimize[*].value)
  }
}
