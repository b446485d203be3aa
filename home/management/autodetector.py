"""How `makemigrations` and `migrate` compare models with migrations: as a database sees them."""

from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.state import ModelState, ProjectState

# Arguments and options that are only shown to people: of fields and of blocks in them, of models,
# of constraints. Labels of choices cannot go alone: with them go the values.
OF_FIELDS = {"choices", "error_messages", "help_text", "verbose_name"}
OF_BLOCKS = {"help_text", "label"}
OF_MODELS = {"verbose_name", "verbose_name_plural"}
OF_CONSTRAINTS = {"violation_error_message"}


class DatabaseAutodetector(MigrationAutodetector):
    """Leaves texts for people out of migrations, so that a changed word makes none.

    A model of a migration has no `get_…_display()` then, and the permissions that `migrate` makes
    for a model name it by its class ("Can add call page").
    """

    def __init__(self, from_state: ProjectState, to_state: ProjectState, questioner=None):
        for state in (from_state, to_state):
            for model in state.models.values():
                _leave_out_texts(model)
        super().__init__(from_state, to_state, questioner)


def _leave_out_texts(model: ModelState) -> None:
    for name, field in model.fields.items():
        _name, _path, args, kwargs = field.deconstruct()
        model.fields[name] = type(field)(*args, **_without(OF_FIELDS, kwargs))
    model.options = _without(OF_MODELS, model.options)
    model.options["constraints"] = [
        _constraint_without_texts(constraint) for constraint in model.options["constraints"]
    ]


def _without(left_out: set[str], arguments: dict) -> dict:
    kept = {name: value for name, value in arguments.items() if name not in left_out}
    if "block_lookup" in kept:  # of a StreamField: each block's path, arguments and options
        kept["block_lookup"] = {
            key: (path, args, _without(OF_BLOCKS, options))
            for key, (path, args, options) in kept["block_lookup"].items()
        }
    return kept


def _constraint_without_texts(constraint):
    _path, args, kwargs = constraint.deconstruct()
    return type(constraint)(*args, **_without(OF_CONSTRAINTS, kwargs))
