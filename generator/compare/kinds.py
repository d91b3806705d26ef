"""What each kind of change is called, for lists that name the kind and nothing of the content."""

from collections.abc import Mapping

from generator.model.change import ChangeKind
from generator.model.text import Text

KIND_TITLES: Mapping[ChangeKind, Text] = {
    ChangeKind.ENTRY_ADDED: Text("新增目录", "Entry added"),
    ChangeKind.ENTRY_REMOVED: Text("删除目录", "Entry removed"),
    ChangeKind.ENTRY_SUSPENDED: Text("中止开放", "Entry suspended"),
    ChangeKind.ENTRY_WITHDRAWN: Text("下架", "Entry withdrawn"),
    ChangeKind.ENTRY_RESTORED: Text("恢复开放", "Entry restored"),
    ChangeKind.ENTRY_ARCHIVED: Text("归档", "Entry archived"),
    ChangeKind.ENTRY_UNARCHIVED: Text("取消归档", "Entry no longer archived"),
    ChangeKind.IDENTITY_CHANGED: Text("标识变更", "Identity changed"),
    ChangeKind.OPENNESS_TIGHTENED: Text("开放属性收紧", "Openness tightened"),
    ChangeKind.OPENNESS_LOOSENED: Text("开放属性放宽", "Openness loosened"),
    ChangeKind.CONDITIONS_ADDED: Text("增加开放条件", "Conditions added"),
    ChangeKind.CONDITIONS_TIGHTENED: Text("开放条件变更", "Conditions changed"),
    ChangeKind.CONDITIONS_REMOVED: Text("取消开放条件", "Conditions removed"),
    ChangeKind.FREQUENCY_SLOWED: Text("更新频率降低", "Update frequency slowed"),
    ChangeKind.FREQUENCY_QUICKENED: Text("更新频率提高", "Update frequency quickened"),
    ChangeKind.PUBLISHER_CHANGED: Text("开放主体变更", "Publisher changed"),
    ChangeKind.LICENCE_CHANGED: Text("许可变更", "Licence changed"),
    ChangeKind.RESOURCE_ADDED: Text("增加数据资源", "Resource added"),
    ChangeKind.RESOURCE_REMOVED: Text("删除数据资源", "Resource removed"),
    ChangeKind.RESOURCE_REPLACED: Text("替换数据资源", "Resource replaced"),
    ChangeKind.DOWNLOADS_REMOVED: Text("取消下载", "Downloads removed"),
    ChangeKind.FIELD_ADDED: Text("增加数据项", "Field added"),
    ChangeKind.FIELD_REMOVED: Text("删除数据项", "Field removed"),
    ChangeKind.FIELD_RETYPED: Text("数据项类型变更", "Field retyped"),
    ChangeKind.FIELD_RENAMED: Text("数据项改名", "Field renamed"),
    ChangeKind.CONSTRAINT_CHANGED: Text("约束变更", "Constraint changed"),
    ChangeKind.MASKING_CHANGED: Text("脱敏规则变更", "Masking changed"),
    ChangeKind.ROWS_CHANGED: Text("数据更新", "Data updated"),
    ChangeKind.ADJUSTMENT_ADDED: Text("登记属性调整", "Adjustment recorded"),
    ChangeKind.REVIEW_CHANGED: Text("审查与评估记录变更", "Reviews or assessments changed"),
    ChangeKind.METADATA_CHANGED: Text("元数据变更", "Metadata changed"),
    ChangeKind.TABLE_CHANGED: Text("数据文件变更", "Data file changed"),
    ChangeKind.OTHER_FILE_CHANGED: Text("其他文件变更", "Other file changed"),
}
