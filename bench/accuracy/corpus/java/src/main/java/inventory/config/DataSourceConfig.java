package inventory.config;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Profile;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;

@Configuration
public class DataSourceConfig {

    @Value("⟪-argument ${inventory.datasource.password}⟫")
    private String password;

    @Value("⟪-argument ${inventory.vault.token:#{null}}⟫")
    private String vaultToken;

    @Value("${inventory.redis.password:⟪+argument {alnum:24}⟫}")
    private String redisPassword;

    @Bean
    @Primary
    @ConfigurationProperties(prefix = "inventory.datasource")
    public DataSource primaryDataSource() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:postgresql://db.internal:5432/inventory");
        config.setUsername("inventory_app");
        config.setPassword(password);
        config.addDataSourceProperty("sslpassword", "⟪+argument {pass:18}⟫");
        config.addDataSourceProperty("sslkey", "⟪-argument /etc/inventory/tls/client-key.pk8⟫");
        return new HikariDataSource(config);
    }

    @Bean
    @Profile("warehouse")
    public DataSource warehouseDataSource() {
        HikariDataSource dataSource = new HikariDataSource();
        dataSource.setJdbcUrl("jdbc:sqlserver://10.2.0.17:1433;databaseName=warehouse;user=loader;password=⟪+connection {human}⟫;encrypt=true");
        dataSource.setMaximumPoolSize(8);
        return dataSource;
    }

    @Bean
    @Profile("replica")
    public DataSource replicaDataSource(@Qualifier("primaryDataSource") DataSource primary) {
        HikariDataSource dataSource = new HikariDataSource();
        dataSource.setJdbcUrl("jdbc:mysql://replica.prod.internal:3306/inventory");
        dataSource.setUsername("replica_reader");
        dataSource.setPassword("⟪+call {lower:14}⟫");
        dataSource.setPoolName("⟪-call inventory-password-rotation-pool⟫");
        return dataSource;
    }

    @Bean
    @Profile("test")
    public DataSource embedded() {
        HikariDataSource dataSource = new HikariDataSource();
        dataSource.setJdbcUrl("jdbc:h2:mem:inventory;DB_CLOSE_DELAY=-1");
        dataSource.setUsername("sa");
        dataSource.setPassword("⟪-call sa⟫");
        return dataSource;
    }

    @Bean
    public LettuceConnectionFactory redis() {
        RedisStandaloneConfiguration redis = new RedisStandaloneConfiguration("redis-master", 6379);
        redis.setPassword(redisPassword);
        return new LettuceConnectionFactory(redis);
    }

    @Bean
    public CachingConnectionFactory rabbit() {
        CachingConnectionFactory factory = new CachingConnectionFactory();
        factory.setUri("amqp://inventory:⟪+url {alnum:18}⟫@mq.prod.internal:5672/stock");
        factory.setConnectionNameStrategy(f -> "⟪-call token-bucket-consumer⟫");
        return factory;
    }

    @Bean
    public SecretResolver secretResolver() {
        // the names of the entries, the values are resolved at start-up
        return new SecretResolver(vaultToken)
                .map("datasource.password", "⟪-argument vault:secret/data/inventory#password⟫")
                .map("erp.api-key", "⟪-argument arn:aws:secretsmanager:eu-west-1:{digit:12}:secret:erp-key⟫");
    }

    @Bean
    @Profile("erp")
    public ErpProperties erp() {
        ErpProperties erp = new ErpProperties();
        erp.setClientId("⟪-call {alnum:20}⟫");
        erp.setClientSecret("⟪+call {base64url:43}⟫");
        return erp;
    }
}
