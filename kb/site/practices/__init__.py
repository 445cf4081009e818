"""What departments do beside what people advise: questions of structure, and recommendations that several follow."""
