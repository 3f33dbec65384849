using System;
using System.Text;
using Azure.Identity;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;

namespace Gateway.Identity
{
    public class Startup
    {
        private static readonly string JwtSecret = "⟪+assignment {alnum:48}⟫";
        private const string ConnectionStringName = "⟪-assignment IdentityDbPassword⟫";

        public Startup(IConfiguration configuration) => Configuration = configuration;

        public IConfiguration Configuration { get; }

        public void ConfigureServices(IServiceCollection services)
        {
            var redis = Configuration["Redis:ConnectionString"]
                ?? "redis-master:6379,password=⟪+connection {human}⟫,ssl=False,abortConnect=False";
            services.AddStackExchangeRedisCache(options => options.Configuration = redis);

            services.AddDbContext<IdentityContext>(options => options.UseSqlServer(
                Configuration.GetConnectionString(ConnectionStringName)
                ?? @"Server=sql01.internal\GATEWAY;Database=Identity;User Id=gateway;Password=⟪+connection {human}⟫;TrustServerCertificate=True"));

            services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme)
                .AddJwtBearer(options =>
                {
                    options.Authority = "https://login.gateway.internal";
                    options.Audience = "⟪-assignment api://gateway-token-service⟫";
                    options.TokenValidationParameters = new TokenValidationParameters
                    {
                        ValidateIssuerSigningKey = true,
                        IssuerSigningKey = new SymmetricSecurityKey(Encoding.UTF8.GetBytes(JwtSecret)) { KeyId = "⟪-member {hexupper:40}⟫" },
                    };
                })
                .AddOpenIdConnect("entra", options =>
                {
                    options.ClientId = "⟪-assignment {uuid}⟫";
                    options.ClientSecret = "⟪+assignment {alnum:3}8Q~{base64url:34}⟫";
                    options.ResponseType = "code";
                    options.CallbackPath = "/signin-entra";
                })
                .AddGoogle(options =>
                {
                    options.ClientId = "⟪-assignment {digit:12}-{lowernum:32}.apps.googleusercontent.com⟫";
                    options.ClientSecret = Configuration["⟪-argument Authentication:Google:ClientSecret⟫"];
                });

            services.Configure<IdentityOptions>(options =>
            {
                options.Password.RequiredLength = 12;
                options.Password.RequireNonAlphanumeric = false;
                options.Tokens.PasswordResetTokenProvider = "⟪-assignment DataProtectorTokenProvider⟫";
            });

            services.AddSingleton(new LdapSettings
            {
                Host = "ldap.prod.internal",
                BindDn = "cn=gateway,ou=services,dc=prod,dc=internal",
                BindPassword = "⟪+member {lower:13}⟫",
                PasswordAttribute = "⟪-member userPassword⟫",
            });
        }

        public void Configure(IApplicationBuilder app)
        {
            app.UseRouting();
            app.UseAuthentication();
            app.Map("/metrics", metrics => metrics.UseBasicAuth("prometheus", "⟪+argument {pass:18}⟫"));
            app.UseEndpoints(endpoints => endpoints.MapControllers());
        }

        // The pipeline sets ⟪-comment KeyVault__ClientSecret⟫ and the vault hands out the rest.
        private static ClientSecretCredential Vault(IConfiguration configuration)
        {
            return new ClientSecretCredential(configuration["KeyVault:TenantId"], configuration["KeyVault:ClientId"], configuration["KeyVault:ClientSecret"]);
        }
    }
}
