"""Names of countries and continents: they say less about where something happened than a town does."""

from __future__ import annotations

_NAMES = """
    Afghanistan, Africa, Albania, Algeria, Angola, Argentina, Armenia, Asia, Australia, Austria, Azerbaijan, Bahrain,
    Bangladesh, Belarus, Belgium, Benin, Bolivia, Bosnia, Botswana, Brazil, Britain, Bulgaria, Burkina Faso, Burundi,
    Cambodia, Cameroon, Canada, Chad, Chile, China, Colombia, Congo, Costa Rica, Croatia, Cuba, Cyprus, Denmark,
    Djibouti, Ecuador, Egypt, El Salvador, England, Eritrea, Estonia, Ethiopia, Europe, Finland, France, Gabon, Gambia,
    Georgia, Germany, Ghana, Greece, Guatemala, Guinea, Haiti, Honduras, Hungary, Iceland, India, Indonesia, Iran,
    Iraq, Ireland, Israel, Italy, Ivory Coast, Jamaica, Japan, Jordan, Kazakhstan, Kenya, Kosovo, Kuwait, Kyrgyzstan,
    Laos, Latvia, Lebanon, Liberia, Libya, Lithuania, Luxembourg, Madagascar, Malawi, Malaysia, Mali, Mauritania,
    Mexico, Moldova, Mongolia, Montenegro, Morocco, Mozambique, Myanmar, Namibia, Nepal, Netherlands, New Zealand,
    Nicaragua, Niger, Nigeria, North Korea, Norway, Oman, Pakistan, Panama, Paraguay, Peru, Philippines, Poland,
    Portugal, Qatar, Romania, Russia, Rwanda, Saudi Arabia, Scotland, Senegal, Serbia, Sierra Leone, Singapore,
    Slovakia, Slovenia, Somalia, South Africa, South Korea, South Sudan, Spain, Sri Lanka, Sudan, Sweden, Switzerland,
    Syria, Taiwan, Tajikistan, Tanzania, Thailand, Togo, Tunisia, Turkey, Turkmenistan, U.S., Uganda, Ukraine,
    United Arab Emirates, United Kingdom, United States, Uruguay, Uzbekistan, Venezuela, Vietnam, Wales, Yemen, Zambia,
    Zimbabwe
"""

COUNTRIES = frozenset(name.strip() for name in _NAMES.split(","))
