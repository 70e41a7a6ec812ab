"""The closed vocabularies of the field, each word with the Chinese one that people read.

The English values are what is stored, and what one asks for in Cypher.
"""

from enum import StrEnum
from typing import Self


class Labelled(StrEnum):
    """An enumeration whose members have a Chinese label beside their value."""

    chinese: str

    # Only members give a label; `Kind("agency")` looks one up by its value alone.
    def __new__(cls, value: str, chinese: str = "") -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.chinese = chinese
        return member


class Kind(Labelled):
    """What sort of body an organization is; each member also names its node label."""

    AGENCY = "agency", "党政机关"
    SOE = "soe", "国有企业"
    ENTERPRISE = "enterprise", "企业"
    BANK = "bank", "金融机构"
    ASSOCIATION = "association", "协会商会"
    MASS_ORGANIZATION = "mass_organization", "群团组织"
    INSTITUTE = "institute", "高校院所"
    PUBLIC_INSTITUTION = "public_institution", "事业单位"
    FOREIGN = "foreign", "境外机构"

    @property
    def label(self) -> str:
        """The second label of its nodes, as one asks for it in Cypher."""
        return _NODE_LABELS[self]


_NODE_LABELS = {
    Kind.AGENCY: "Agency",
    Kind.SOE: "StateOwnedEnterprise",
    Kind.ENTERPRISE: "Enterprise",
    Kind.BANK: "Bank",
    Kind.ASSOCIATION: "Association",
    Kind.MASS_ORGANIZATION: "MassOrganization",
    Kind.INSTITUTE: "Institute",
    Kind.PUBLIC_INSTITUTION: "PublicInstitution",
    Kind.FOREIGN: "ForeignBody",
}


class Level(Labelled):
    """The administrative level of a body, from the top down."""

    NATIONAL = "national", "国家级"
    PROVINCIAL = "provincial", "省级"
    MUNICIPAL = "municipal", "市级"
    DISTRICT = "district", "区县级"
    TOWNSHIP = "township", "乡镇街道级"


class RelationType(Labelled):
    """What ties two bodies; five of the nine are symmetric."""

    LIAISON = "LIAISON", "对接联系"
    AGREEMENT_SIGNED = "AGREEMENT_SIGNED", "签订协议"
    COOPERATION = "COOPERATION", "合作"
    JOINT_ACTION = "JOINT_ACTION", "联合行动"
    VISIT = "VISIT", "考察来访"
    APPLICATION = "APPLICATION", "申报争取"
    SUPPORT = "SUPPORT", "扶持服务"
    SUPERVISION = "SUPERVISION", "监管检查"
    COMMISSION = "COMMISSION", "委托"

    @property
    def is_symmetric(self) -> bool:
        """Whether head and tail may change places without changing what is said."""
        return self in _SYMMETRIC


_SYMMETRIC = frozenset(
    {
        RelationType.LIAISON,
        RelationType.AGREEMENT_SIGNED,
        RelationType.COOPERATION,
        RelationType.JOINT_ACTION,
        RelationType.VISIT,
    }
)


class Basis(Labelled):
    """Where a relation stands: in the counterpart column, or in a sentence."""

    DECLARED = "declared", "列示"
    STATED = "stated", "叙述"


class Status(Labelled):
    """How far what is stated has come."""

    DONE = "done", "已完成"
    ONGOING = "ongoing", "进行中"
    PLANNED = "planned", "计划中"
    NEGOTIATING = "negotiating", "洽谈中"
    ENDED = "ended", "已终止"


class Action(Labelled):
    """What a joint action was."""

    ISSUANCE = "issuance", "联合发文"
    EVENT = "event", "联合活动"
    ENFORCEMENT = "enforcement", "联合执法"
    OTHER = "other", "其他联合行动"


class Direction(Labelled):
    """Who went to whom, seen from the head of a visit."""

    HOSTED = "hosted", "请进来"
    PAID = "paid", "走出去"


class Role(Labelled):
    """The part a body has in a document or an event."""

    PARTY = "party", "当事方"
    LEAD = "lead", "牵头"
    ORGANISER = "organiser", "主办"
    HOST = "host", "承办"
    SUPPORT = "support", "协办"


class QuantitySort(Labelled):
    """What a number in a sentence says."""

    MONEY = "money", "金额"
    COUNT = "count", "数量"
    PERCENT = "percent", "比例"
    DURATION = "duration", "时长"
    MEASURE = "measure", "计量"


class ColumnRole(Labelled):
    """What a column of a report is for, whatever its header says."""

    NUMBER = "number", "序号"
    UNIT = "unit", "单位"
    COUNTERPARTS = "counterparts", "对接单位"
    WORK = "work", "对接情况"
    RESULTS = "results", "成果"
    REMARKS = "remarks", "备注"
