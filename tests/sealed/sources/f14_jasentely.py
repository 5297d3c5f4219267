from kit import *
def runA():
    css='''@page{size:A4;margin:25mm 22mm 22mm 25mm;@top-left{content:"Kainuun ja Koillismaan osaamisryhmä";font:9pt Carlito}@top-right{content:"Muistion liite  " counter(page) "/" counter(pages);font:9pt Carlito}}body{font-family:Carlito;font-size:12.5pt;line-height:1.5}h1{font-size:18pt;margin:0 0 4mm}h2{font-size:14pt;margin:7mm 0 2mm;break-after:avoid}h3{font-size:11pt;margin:3mm 0 1mm;font-weight:700;break-after:avoid}p{margin:0 0 2.5mm}ul{margin:0 0 2mm;padding-left:7mm}ul ul{margin:0;list-style:"o  "}.proj>li{margin-bottom:2.5mm;break-inside:auto}.hd{margin-bottom:22mm}'''
    th=[(1,'Osaajien riittävyys',['Alueella arvioidaan olevan vuoteen 2030 mennessä 2 500 työntekijän vaje.','Rekrytoinnit kestävät keskimäärin kaksi kertaa pidempään kuin kymmenen vuotta sitten.'],['Työllisyysalueiden ja oppilaitosten yhteistyö on tiivistynyt','Yritykset maksavat mielellään koulutuksesta, joka vastaa tarpeeseen'],['Rekrytointikoulutukset kolmessa kuukaudessa',('Kansainvälinen osaaminen',['yhteinen perehdytys','englanninkielinen opetus'])]),
        (2,'Osaamisen uudistaminen työssä',['Henkilöstökoulutus kasaantuu niille, joilla on jo korkea koulutus.'],['Kajaanin ammattikorkeakoulun peli- ja datakeskusosaaminen','Koillismaan matkailuyritysten verkosto'],['Lyhyet opintopolut','Työpaikalla tapahtuva oppiminen näkyviin']),
        (3,'Hyvinvoinnin perusta',['Mielenterveyden häiriöt ovat yleisin syy työkyvyttömyyseläkkeelle.'],['Matalan kynnyksen palvelut toimivat kunnissa'],['Työkyky osaksi ohjausta','Yhteisöllinen oppiminen'])]
    L=[('pika','Pikaväylä prosessitöihin','Kolmen kuukauden koulutus kaivos- ja puunjalostusyritysten palvelukseen.','1.1.2025–31.12.2026','JTF','*Kainuun ammattiopisto; Sotkamon kunta; Suomussalmen kunta',1),
     ('kans','Kansainvälinen Koillismaa','Kuusamon yritykset rekrytoivat yhdessä ja jakavat asuntoja kausityöntekijöille.','8/2024–7/2026','ESR+','*Naturpolis; Kuusamon kaupunki',1),
     ('osaj','Osaajakirje ulkokainuulaisille','Muualle muuttaneille lähetetään neljä kertaa vuodessa avoimet paikat ja koulutukset.','2025','Kainuun liitto','*Kainuun liitto; Kainuun Yrittäjät',1),
     ('ajok','Ajokortti töihin','Raskaan kaluston kuljettajaksi opiskellaan viikonloppuisin palkkatyön rinnalla.','1.9.2025–31.8.2026','TEM','*Kainuun ammattiopisto; Kainuun työllisyysalue',1),
     ('digi','Digimetsuri','Metsäkoneyrittäjät opettelevat hyödyntämään paikkatietoa ja droonikuvia.','1.3.2025–29.2.2028','EAKR','*Kajaanin ammattikorkeakoulu; Metsäkeskus; Kuhmon kaupunki',2),
     ('pelil','Peliosaajasta simulaattorintekijäksi','Pelialan ammattilaiset siirtyvät teollisuuden simulaattoreiden kehittäjiksi.','1.10.2024–31.3.2027','EAKR','*Kajaanin ammattikorkeakoulu; Kajaanin kaupunki',2),
     ('osme','Osaamismerkki ravintolasalissa','Tarjoilijoiden taidot todennetaan työpaikalla asiakkaiden läsnä ollessa.','1/2026–12/2026','Jotpa','*Kainuun ammattiopisto; Vuokatin Matkailukeskus',2),
     ('kasv','Kasvihuoneilmiö','Ympärivuotista kasvihuoneviljelyä opetetaan hukkalämpöä hyödyntävässä oppimisympäristössä.','1.4.2025–31.3.2028','Maaseuturahasto','*Kajaanin ammattikorkeakoulu; Luonnonvarakeskus; Ristijärven kunta',2),
     ('voim','Voimaa vuorokalenteriin','Vuorotyöntekijöiden kuntoutus ja opinnot sovitetaan samaan viikkorytmiin.','1.2.2025–31.1.2027','Työsuojelurahasto','*Kainuun hyvinvointialue; Oulun yliopisto',3),
     ('mieli','Mielenrauha lainassa','Kirjastoista voi lainata ryhmän, joka keskustelee jaksamisesta ja oppimisesta.','2025–2026','STEA','*Kainuun Mielenterveysseura; Kajaanin kaupunki; Puolangan kunta',3),
     ('kunto','Kuntosalista kursseille','Liikuntaneuvonnan asiakkaille tarjotaan opinto-ohjausta samalla käynnillä.','8/2025–12/2027','ESR+','*Vuokatin urheiluopisto; Sotkamon kunta; Taivalkosken kunta',3),
     ('hyry','Hyrynsalmen hyvä arki','Työttömien ruokapiiri opettaa taloudenhoitoa, kokkausta ja kuvaamista.','1.5.2025–30.4.2026','Leader Oulujärvi','*Hyrynsalmen kunta; Kaukametsän opisto',3)]
    ps=[P(*a) for a in L]
    h='<div class="hd"><h1 data-t>Kainuun ja Koillismaan osaamisen kehittämissuunnitelma 2024–2027</h1><p>Kokous 12.3.2025, asia 4</p><p>Valmistelija: suunnittelija Katri Heikkinen, katri.heikkinen@kainuu.example</p></div><p>Osaamisryhmä hyväksyi kehittämissuunnitelman vuonna 2024. Tähän liitteeseen on päivitetty teemojen tilannetiedot ja hankkeet.</p>'
    h+='<h2>Taustalla vaikuttavat ilmiöt</h2>'+ul('ph',['Ikärakenne muuttuu nopeasti','Uusiutuva energia siirtää investointeja pohjoiseen',('Koulutuksen rahoitus tiukkenee',['toinen aste','vapaa sivistystyö'])])
    for t in th:
        n=t[0]; h+=f'<h2>{n}. {t[1]}</h2><h3>a) Nykytila</h3>'+ul(f'{n}.cs',t[2])+'<h3>b) Vahvuudet</h3>'+ul(f'{n}.st',t[3])+'<h3>c) Kehittämiskohteet</h3>'+ul(f'{n}.dt',t[4])+'<h3>d) Kehittämistoiminta</h3><ul class="proj">'
        for p in [p for p in ps if p.th==n]:
            h+=f'<li data-m="{p.key}" data-th="{n}"><div>{esc(p.name)}</div><ul><li>{esc(p.desc)}</li><li>{esc(p.lead[0])} (päätoteuttaja), {esc(", ".join(p.others))}</li><li>{esc(p.fs[0])}, {esc(p.pt)}</li></ul></li>'
        if n==3: h+='<li data-m="osme" data-n="2" data-th="3">Osaamismerkki ravintolasalissa (ks. kohta 2)</li>'
        h+='</ul>'
    h+='<h2>Päätösehdotus</h2><p>Osaamisryhmä merkitsee tilannekatsauksen tiedoksi.</p>'
    build('sealed-14a-jasentely-kainuu',h,css,{'title':'Kainuun ja Koillismaan osaamisen kehittämissuunnitelma 2024–2027','region':'Kainuu','language':'fi','period':'2024–2027','accept':{'region':['Kainuu ja Koillismaa',None]}},ps,[(t[0],t[1],None,[f'{t[0]}. {t[1]}']) for t in th],furniture=lambda p,n:['Kainuun ja Koillismaan osaamisryhmä',f'Muistion liite {p}/{n}'],cover=False,about='A memo in outline; each project a bullet with three sub-bullets.')
def runB():
    css='''@page{size:A4;margin:22mm 20mm 20mm;@bottom-center{content:"Southwest Finland Skills Plan – page " counter(page);font:8pt "DejaVu Serif"}}body{font-family:"DejaVu Serif";font-size:9.6pt;line-height:1.4}h1{font-size:18pt;margin:0 0 4mm}h2{font-size:13pt;margin:7mm 0 2mm;break-after:avoid;color:#1b4965}h3{font-size:10.5pt;margin:3mm 0 1mm;break-after:avoid}p{margin:0 0 2.2mm}ul{margin:0 0 2mm;padding-left:6mm}.cover{padding-top:60mm;break-after:page}.cover h1{font-size:28pt;line-height:1.2}.p{margin:0 0 4mm;break-inside:avoid;border-left:1mm solid #1b4965;padding-left:4mm}.l{display:grid;grid-template-columns:32mm 1fr}.l span:first-child{color:#1b4965}'''
    th=[(1,'Maritime industries in transition',['The order book of the shipyard stretches well into the next decade.','Subcontractors struggle to find welders and outfitters.'],['A complete maritime cluster','Two universities of applied sciences with engineering programmes'],['Modular retraining for adults','Low-carbon shipbuilding skills']),
        (2,'Health and inclusion',['The region needs six hundred new nurses by 2030.','Every tenth resident speaks a language other than Finnish or Swedish.'],['University hospital and life science companies'],['Work-based language learning','Flexible degrees for practical nurses']),
        (3,'Islands and countryside',['Year-round residents are ageing, while the number of seasonal residents grows.'],['Entrepreneurial spirit'],['Multi-trade entrepreneurship',('Remote learning',['shared study rooms','devices on loan'])])]
    L=[('hull','Hull to Harbour','Unemployed metalworkers retrain as outfitters in ten-week modules.','1.2.2025–31.1.2027','ESF+','*Turku Vocational Institute; City of Turku; City of Raisio',1,'EUR 480,000'),
     ('fuel','Future Fuels Crew','Ship engineers learn to handle methanol, ammonia and hydrogen.','1.9.2024–31.8.2027','Interreg Central Baltic','*Yrkeshögskolan Novia; Åbo Akademi University; Estonian Maritime Academy',1,'EUR 1,250,000'),
     ('twin','Digital Twin Yard','Design offices share a virtual model of the yard for training purposes.','3/2025–2/2028','ERDF','*Turku University of Applied Sciences; Turku Science Park',1,'EUR 640,000'),
     ('paint','Paint without Solvents','Surface treatment workers study water-based coatings and occupational safety.','2026','Finnish Work Environment Fund','*Raseko; University of Turku',1,'EUR 90,000'),
     ('night','Nurse by Night','Practical nurse studies are offered entirely in the evening.','8/2025–7/2027','Service Centre for Continuous Learning and Employment','*Novida; Wellbeing Services County of Southwest Finland',2,'EUR 210,000'),
     ('lang','Language on the Ward','Nurses and cleaners learn Finnish and Swedish during their shifts.','1.1.2025–31.12.2026','AMIF','*Turku Summer University; City of Kaarina',2,'EUR 330,000'),
     ('lab','From Lab to Life','Laboratory assistants update their skills for the pharmaceutical industry.','1.5.2025–30.4.2026','Business Finland','*University of Turku; Turku Science Park',2,'EUR 175,000'),
     ('apple','Apple Archipelago','Orchard owners learn to process fruit and to run open-farm days.','4/2025–10/2026','EAFRD','*Livia College; City of Pargas',3,'EUR 120,000'),
     ('winter','Winter Workshop','Boat owners’ sheds become winter classrooms for wood and engine repair.','2025–2027','Leader Archipelago','*Axxell; Municipality of Kustavi; Municipality of Kimitoön',3,'EUR 85,000'),
     ('signal','Signal Strong','Islanders learn to use telehealth, e-services and online study.','1.10.2025–30.9.2027','STEA','*Folkhälsan; City of Naantali',3,'EUR 140,000')]
    IDS['Finnish Work Environment Fund']='tsr'
    ps=[P(*a[:7],bud=a[7]) for a in L]
    h='<div class="cover"><h1 data-t>Southwest Finland Skills Plan 2024–2028</h1><p>Projects in support of continuous learning and employment</p><p>Regional Council of Southwest Finland, 4 June 2025</p></div>'
    h+='<h2>Summary</h2><p>The plan has three themes. Under each we describe the current situation, our strengths and what needs to be developed, followed by the projects that have received funding.</p>'
    for t in th:
        n=t[0]; h+=f'<h2>Theme {n} – {t[1]}</h2><h3>Current situation</h3>'+''.join(f'<p data-i="{n}.cs">{x}</p>' for x in t[2])+'<h3>Strengths</h3>'+ul(f'{n}.st',t[3])+'<h3>Development needs</h3>'+ul(f'{n}.dt',t[4])+'<h3>Funded projects</h3>'
        for p in [p for p in ps if p.th==n]:
            rows=[('Title',p.name),('Lead',p.lead[0]),('Others',', '.join(p.others)),('Runs',p.pt),('Source of funds',p.fs[0]),('Size',p.x['bud']),('In brief',p.desc)]
            h+=f'<div class="p" data-m="{p.key}" data-th="{n}">'+''.join(f'<div class="l"><span class="blk">{a}</span><span class="blk">{esc(b)}</span></div>' for a,b in rows)+'</div>'
    h+='<h2>Further information</h2><p>Senior Planner Riikka Salmi, riikka.salmi@southwest.example</p>'
    build('sealed-14b-sheets-southwest',h,css,{'title':'Southwest Finland Skills Plan 2024–2028','region':'Southwest Finland','language':'en','period':'2024–2028'},ps,[(t[0],t[1],None,[f'Theme {t[0]} – {t[1]}',f'Theme {t[0]}: {t[1]}']) for t in th],furniture=lambda p,n:[f'Southwest Finland Skills Plan – page {p}'],engine='weasy',about='Label and value lines; the description comes last.')
runA(); runB()
