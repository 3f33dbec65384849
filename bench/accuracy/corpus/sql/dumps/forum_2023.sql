-- MySQL dump 10.13  Distrib 8.0.35, for Linux (x86_64)
--
-- Host: db.internal    Database: forum
-- ------------------------------------------------------
-- Server version	8.0.35

/*!40101 SET @OLD_CHARACTER_SET_CLIENT=@@CHARACTER_SET_CLIENT */;
/*!50503 SET NAMES utf8mb4 */;

--
-- Table structure for table `members`
--

DROP TABLE IF EXISTS `members`;
CREATE TABLE `members` (
  `id` int unsigned NOT NULL AUTO_INCREMENT,
  `name` varchar(40) NOT NULL,
  `passwd` varchar(255) NOT NULL,
  `salt` char(16) DEFAULT NULL,
  `remember_token` ⟪-sql varchar(100) COLLATE utf8mb4_unicode_ci⟫ DEFAULT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `⟪-sql members_remember_token_unique⟫` (`remember_token`)
) ENGINE=InnoDB AUTO_INCREMENT=4 DEFAULT CHARSET=utf8mb4;

--
-- Dumping data for table `members`
--

LOCK TABLES `members` WRITE;
INSERT INTO `members` (`id`, `name`, `passwd`, `salt`, `remember_token`) VALUES
(1,'root','⟪+hash $6${alnum:16}${alnum:86}⟫',NULL,NULL),
(2,'moderator','⟪+hash {hex:40}⟫','⟪+salt {alnum:16}⟫',NULL),
(3,'bot','⟪+hash $2y$08${alnum:53}⟫',NULL,'⟪+sql {alnum:60}⟫');
UNLOCK TABLES;

--
-- Table structure for table `config`
--

DROP TABLE IF EXISTS `config`;
CREATE TABLE `config` (
  `config_name` varchar(255) NOT NULL,
  `config_value` varchar(255) NOT NULL,
  PRIMARY KEY (`config_name`)
) ENGINE=InnoDB;

LOCK TABLES `config` WRITE;
INSERT INTO `config` VALUES ('cookie_name','⟪-sql forum_sid_k2⟫');
INSERT INTO `config` VALUES ('ldap_password','⟪+sql {pass:9}⟫');
INSERT INTO `config` VALUES ('ldap_user','cn=forum,ou=services,dc=corp,dc=internal');
INSERT INTO `config` VALUES ('max_pass_chars','⟪-sql 100⟫');
INSERT INTO `config` VALUES ('pass_complex','⟪-sql PASS_TYPE_ALPHA⟫');
INSERT INTO `config` VALUES ('jabber_password','');
INSERT INTO `config` VALUES ('hmac_secret','⟪+sql {hexupper:32}⟫');
INSERT INTO `config` VALUES ('board_disable_msg','⟪-sql Passwords are being reset, please come back later.⟫');
INSERT INTO `config` VALUES ('assets_version','⟪-sql 9f31c04e⟫');
UNLOCK TABLES;

DROP TABLE IF EXISTS `posts`;
CREATE TABLE `posts` (
  `id` int NOT NULL,
  `body` text,
  `checksum` char(32) NOT NULL
) ENGINE=InnoDB;

INSERT INTO `posts` VALUES (71,'Where do I set the password of the mailing list?','⟪-sql {hex:32}⟫');
INSERT INTO `posts` VALUES (72,'ask the moderators, for the wiki it is still ⟪+prose {human}⟫','c0ffee');

-- Dump completed on 2023-11-19  3:15:02
