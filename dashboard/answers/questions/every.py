"""Every question by its key in questions.csv with the function that answers it."""

from dashboard.answers.questions import change, channel, incident, opposite, rule, sector, trust
from dashboard.answers.questions.said import Answer

ANSWERS: dict[str, Answer] = {
    "port-stopped": incident.port_stopped,
    "hospital-hit": incident.hospital_hit,
    "before-after": incident.before_after,
    "escalation": incident.escalation,
    "attribution": incident.attribution,
    "new-in-ministry": opposite.new_in_ministry,
    "opposite-then-now": opposite.opposite_then_now,
    "contact-points": opposite.points,
    "most-frameworks": opposite.most_frameworks,
    "body-gone": opposite.body_gone,
    "sector-channels": channel.of_sector,
    "same-topic": channel.same_topic,
    "third-countries": channel.third_countries,
    "quad": channel.quad,
    "exercises": channel.exercises,
    "topics-last": channel.topics_last,
    "quiet-old": channel.quiet_old,
    "one-sided-sectors": sector.one_sided_sectors,
    "sector-match": sector.sector_match,
    "sector-roles": sector.roles,
    "legal-basis": rule.legal_basis,
    "firm-reports": rule.firm_reports,
    "classified": rule.classified,
    "changed-since": change.changed_since,
    "recommendations": change.recommendations,
    "acronym": trust.acronym,
    "how-sure": trust.how_sure,
    "briefing": trust.briefing,
}
