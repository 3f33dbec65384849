# A chat bot that announces matches and hands out rewards.
import asyncio
import json
import logging
import os
import random

import aiohttp
import asyncpg
import discord
from discord.ext import commands, tasks
from pydantic import BaseModel, Field, SecretStr

logger = logging.getLogger(__name__)

PREFIX = "!"
GUILD_ID = 781205533921411
ANNOUNCE_CHANNEL = "match-announcements"
REWARD_TOKEN_NAME = "⟪-assignment gold_token⟫"
MATCH_KEY = "⟪-assignment match:{region}:{mode}:key⟫"


class RewardSettings(BaseModel):
    endpoint: str = "https://rewards.prod.internal/api/v2"
    api_token: SecretStr = SecretStr("⟪+call {hex:40}⟫")
    webhook_secret: SecretStr = Field(default=SecretStr("⟪+call {human}⟫"), alias="webhookSecret")
    password_field: str = "⟪-assignment user_password⟫"
    retries: int = 3


settings = RewardSettings()
intents = discord.Intents.default()
intents.message_content = True
bot = commands.Bot(command_prefix=PREFIX, intents=intents)


async def open_pool():
    return await asyncpg.create_pool(
        host="db.internal",
        database="arena",
        user="arena_bot",
        password="⟪+argument {alpha:12}⟫",
        min_size=1,
        max_size=4,
    )


@bot.event
async def on_ready():
    logger.info("logged in as %s", bot.user)
    bot.pool = await open_pool()
    announce.start()


@bot.command(name="redeem")
async def redeem(ctx, code: str):
    """Redeems a code from a loading screen."""
    async with aiohttp.ClientSession() as session:
        headers = {"Authorization": "Bearer " + ⟪-header settings.api_token.get_secret_value()⟫}
        async with session.post(settings.endpoint + "/redeem", json={"code": code}, headers=headers) as response:
            if response.status == 410:
                await ctx.send("⟪-call This token has expired. Ask a moderator for a new one.⟫")
                return
            reward = await response.json()
    await ctx.send(f"You got {reward['name']}!")


@bot.command(name="grant")
async def grant(ctx, member: discord.Member, passphrase: str):
    # only moderators know the word
    if passphrase != "⟪+comparison {phrase}⟫":
        await ctx.message.delete()
        return
    await bot.pool.execute("insert into grants (member, item) values ($1, $2)", member.id, REWARD_TOKEN_NAME)


@bot.command(name="console")
async def console(ctx, password, *, line):
    if password == "⟪+comparison {human}⟫" and ctx.author.guild_permissions.administrator:
        await run_on_server(line)
    elif password == "⟪-comparison help⟫":
        await ctx.send("usage: !console <password> <command>")


async def run_on_server(line):
    from rcon.source import rcon

    answer = await rcon(line, host="arena-1.internal", port=27015, passwd="⟪+argument {human}⟫")
    logger.debug("rcon: %s", answer)


@tasks.loop(minutes=5)
async def announce():
    channel = discord.utils.get(bot.get_all_channels(), name=ANNOUNCE_CHANNEL)
    async with aiohttp.ClientSession() as session:
        async with session.get(
            "https://matches.prod.internal/next",
            params={"region": "eu", "access_token": "⟪+member {alnum:36}⟫"},
        ) as response:
            match = await response.json()
    if match["secret_mode"] == "⟪-comparison hardcore-hidden⟫":
        return
    await channel.send(random.choice(["Next up: ", "Get ready: "]) + match["title"])


def load_locale(language):
    path = os.path.join(os.path.dirname(__file__), "locale", language + ".json")
    with open(path, encoding="utf-8") as handle:
        return json.load(handle)


MESSAGES = {
    "console.password.prompt": "⟪-member Enter the console password:⟫",
    "redeem.token.unknown": "⟪-member I do not know this token.⟫",
}

if __name__ == "__main__":
    token = os.getenv("⟪-argument DISCORD_BOT_TOKEN⟫")
    if not token:
        token = "⟪+assignment MT{base64url:24}.G{alnum:5}.{base64url:38}⟫"
    asyncio.run(bot.start(token))
