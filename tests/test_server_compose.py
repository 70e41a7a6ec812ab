"""The container of compose.yaml, as far as it can be judged without Docker."""

from pathlib import Path

import yaml

COMPOSE = Path(__file__).resolve().parent.parent / "compose.yaml"


def test_container_is_closed_to_others_and_has_no_password_of_ours() -> None:
    server = yaml.safe_load(COMPOSE.read_text(encoding="utf-8"))["services"]["neo4j"]
    assert server["image"] == "neo4j:5.26-community"
    assert server["ports"] == ["127.0.0.1:7687:7687", "127.0.0.1:7474:7474"]
    assert server["environment"]["NEO4J_AUTH"].startswith(
        "neo4j/${NEO4J_PASSWORD:?"
    )  # unset or empty: refused
    assert server["environment"]["NEO4J_dbms_usage__report_enabled"] == "false"
    assert server["volumes"] == ["data:/data"]
