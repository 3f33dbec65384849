import { Duration, SecretValue, Stack, StackProps } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as rds from 'aws-cdk-lib/aws-rds';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';

const SECRET_ARN =
  '⟪-assignment arn:aws:secretsmanager:eu-west-1:{digit:12}:secret:billing/db-{alnum:6}⟫';
const IMAGE_DIGEST = '⟪-assignment sha256:{hex:64}⟫';
const KMS_KEY_ID = '⟪-assignment {uuid}⟫';

/** Billing: a database, the service and the nightly export. */
export class BillingStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);

    const vpc = ec2.Vpc.fromLookup(this, 'Vpc', { vpcName: 'main' });
    const dbSecret = secretsmanager.Secret.fromSecretCompleteArn(this, 'DbSecret', SECRET_ARN);

    new rds.DatabaseInstance(this, 'Database', {
      vpc,
      engine: rds.DatabaseInstanceEngine.postgres({ version: rds.PostgresEngineVersion.VER_15 }),
      credentials: rds.Credentials.fromSecret(dbSecret, '⟪-argument billing_admin_password⟫'),
      backupRetention: Duration.days(14),
    });

    // FIXME: the reporting replica was made by hand, import it
    const replica = new rds.DatabaseInstance(this, 'Reporting', {
      vpc,
      engine: rds.DatabaseInstanceEngine.MYSQL,
      credentials: rds.Credentials.fromPassword('reporting', SecretValue.unsafePlainText('⟪+call {human}⟫')),
    });

    const task = new ecs.FargateTaskDefinition(this, 'Task', { cpu: 512, memoryLimitMiB: 1024 });
    task.addContainer('billing', {
      image: ecs.ContainerImage.fromRegistry(`registry.prod.internal/billing@${IMAGE_DIGEST}`),
      environment: {
        DATABASE_HOST: replica.instanceEndpoint.hostname,
        PASSWORD_HASH_ALGORITHM: '⟪-member argon2id-v19-m65536⟫',
        PAYMENT_GATEWAY_SECRET: '⟪+member {hex:40}⟫',
        'spring.mail.password': '⟪+member {human}⟫',
        KAFKA_SASL_JAAS_CONFIG:
          'org.apache.kafka.common.security.plain.PlainLoginModule required username="billing" password="⟪+escaped {pass:20}⟫";',
        LEDGER_URL: 'https://ledger:⟪+url {lower:15}⟫@ledger.prod.internal/v1',
        KMS_KEY_ID,
      },
      secrets: {
        DB_PASSWORD: ecs.Secret.fromSecretsManager(dbSecret, 'password'),
        SIGNING_KEY: ecs.Secret.fromSecretsManager(dbSecret, '⟪-argument invoice-signing-key⟫'),
      },
      logging: ecs.LogDriver.awsLogs({ streamPrefix: 'billing' }),
    });

    new ecs.FargateService(this, 'Service', {
      cluster: ecs.Cluster.fromClusterAttributes(this, 'Cluster', { vpc, clusterName: 'main', securityGroups: [] }),
      taskDefinition: task,
      desiredCount: 2,
    });

    this.addExport('⟪-argument {{resolve:secretsmanager:billing/export:SecretString:password}}⟫');
  }

  private addExport(sftpPassword: string): void {
    const command = ['lftp', '-u', `export,${sftpPassword}`, 'sftp://sftp.partner.internal'];
    const backup = 'openssl enc -aes-256-cbc -pbkdf2 -in ledger.tar -out ledger.enc -pass pass:⟪+flag {human}⟫';
    this.node.setContext('export', { command, backup, tokenEndpoint: '⟪-member /oauth/token/introspect⟫' });
  }
}
