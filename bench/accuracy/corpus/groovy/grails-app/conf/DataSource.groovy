import org.apache.commons.codec.digest.DigestUtils

dataSource {
    pooled = true
    driverClassName = "org.postgresql.Driver"
    username = "tickets"
    password = "⟪-assignment ${System.getProperty('tickets.db.password')}⟫"
    passwordEncryptionCodec = "⟪-assignment org.tickets.crypto.DesCodec⟫"
}

hibernate {
    cache.use_second_level_cache = true
    cache.use_query_cache = false
    cache.region.factory_class = 'org.hibernate.cache.ehcache.EhCacheRegionFactory'
}

environments {
    development {
        dataSource {
            dbCreate = "create-drop"
            url = "jdbc:h2:mem:devDb;MVCC=TRUE"
            username = "sa"
            password = "⟪-assignment secret⟫"
        }
    }
    test {
        dataSource {
            dbCreate = "update"
            url = "jdbc:postgresql://10.2.7.3:5432/tickets_test"
            password = '⟪+assignment {human}⟫'
        }
    }
    production {
        dataSource {
            dbCreate = "validate"
            url = "jdbc:postgresql://db.internal:5432/tickets"
            password = '⟪+assignment {alnum:26}⟫'
            properties {
                maxActive = 50
                minIdle = 5
                validationQuery = "SELECT 1"
                jdbcInterceptors = "⟪-assignment ResetAbandonedTimer;PasswordMaskInterceptor⟫"
            }
        }
        dataSource_archive {
            url = "jdbc:postgresql://archive.prod.internal/tickets?user=archive&password=⟪+connection {pass:12}⟫"
            readOnly = true
        }
    }
}

grails {
    mail {
        host = "smtp.prod.internal"
        port = 465
        username = "tickets"
        password = "⟪+assignment {phrase}⟫"
        props = ["mail.smtp.auth": "true", "mail.smtp.socketFactory.port": "465"]
    }
    plugin {
        springsecurity {
            userLookup.userDomainClassName = 'tickets.auth.User'
            userLookup.passwordPropertyName = '⟪-assignment passwordHash⟫'
            password.algorithm = '⟪-assignment bcrypt⟫'
            rememberMe.key = '⟪+assignment {alpha:18}⟫'
            rememberMe.cookieName = '⟪-assignment tickets_remember_me_token⟫'
            adh.errorPage = '/j_spring_security_403'
            auth.loginFormUrl = '⟪-assignment /login/auth?reason=password⟫'
            dao.reflectionSaltSourceProperty = '⟪-assignment username⟫'
            ldap {
                context.server = 'ldap://ldap.prod.internal:389'
                context.managerDn = 'cn=tickets,ou=services,dc=prod,dc=internal'
                context.managerPassword = '⟪+assignment {human}⟫'
                search.base = 'ou=people,dc=prod,dc=internal'
            }
        }
    }
}

// the attachments are sealed with this key, 32 bytes
def attachmentKey = "⟪+call {base64:43}=⟫".decodeBase64()
def attachmentCheck = DigestUtils.sha256Hex(attachmentKey)
assert attachmentCheck != '⟪-comparison {hex:64}⟫'

log4j.main = {
    error 'org.codehaus.groovy.grails.web.servlet'
    info 'grails.app.services.tickets.⟪-prose PasswordExpiryService⟫'
}
